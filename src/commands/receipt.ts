import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publicKeyVerifier, receiptCheckText, verifyReceipt } from '../foundation/access/index.ts';
import { readSettings, SettingsError } from '../foundation/platform/settings/index.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { mustExist } from './list-file.ts';
import { text } from './options.ts';
import type { Command } from './command.ts';

export const receipt: Command = {
  verb: 'receipt',
  summary: '核验删除收据：签名属实，文件已不在 / checks a receipt of deletion: its signature, and that the files are gone',
  usage: 'verify FILE [--public-key FILE] [--data DIR]',
  options: {
    'public-key': { type: 'string', help: '公钥 / public keys (JINBAO_DATA/audit/public-key.json)' },
    data: { type: 'string', help: '数据目录，看文件是否还在 / the data folder (JINBAO_DATA)' },
  },
  async run(invocation) {
    const [act, file] = invocation.positionals;
    if (act !== 'verify' || file === undefined) throw new MisuseError('receipt 后面应为 verify 和收据文件 / receipt takes verify and the file of a receipt');
    mustExist(file);
    const data = text(invocation, 'data') ?? dataFolder();
    const keys = text(invocation, 'public-key') ?? join(data, 'audit', 'public-key.json');
    const verify = await publicKeyVerifier(keys);
    if (!verify) throw new InputError(`读不到公钥：${keys} / there are no public keys in ${keys}`);
    const check = verifyReceipt(await readFile(file, 'utf8'), { verify, data });
    if (!check) throw new InputError(`${file} 不是删除收据 / ${file} is no receipt of a deletion`);
    console.log(invocation.json ? JSON.stringify(check) : receiptCheckText(check));
    return check.ok;
  },
};

function dataFolder(): string {
  try {
    return readSettings().data;
  } catch (error) {
    if (error instanceof SettingsError) throw new InputError(error.message);
    throw error;
  }
}
