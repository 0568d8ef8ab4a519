import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exportChain, readExport, readHead, readVouchers, verifyChain, verifyDatabase, voucherFiles, type Verified, type VoucherFiles } from '../foundation/access/audit/index.ts';
import { FolderInUseError, joinDatabase, NoDatabaseError, type Connections } from '../foundation/platform/database/index.ts';
import { readSettings, SettingsError } from '../foundation/platform/settings/index.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { mustExist } from './list-file.ts';
import { required, text } from './options.ts';
import type { Command, Invocation } from './command.ts';

export const audit: Command = {
  verb: 'audit',
  summary: '核验审计链，或导出到文件 / verifies the audit chain, or writes it to a file',
  usage: 'verify [--export FILE] [--heads FILE] [--anchors FILE] [--public-key FILE] | export --out FILE',
  options: {
    export: { type: 'string', help: 'verify：核验这份导出文件，不连数据库 / an exported file, no database' },
    heads: { type: 'string', help: 'verify：库外签名的链头 / signed heads (JINBAO_DATA/audit/heads.jsonl)' },
    anchors: { type: 'string', help: 'verify：每日锚点 / daily anchors (JINBAO_DATA/audit/anchors.jsonl)' },
    'public-key': { type: 'string', help: 'verify：公钥 / public keys (JINBAO_DATA/audit/public-key.json)' },
    out: { type: 'string', help: 'export：写到哪里 / where to' },
  },
  async run(invocation) {
    const [act] = invocation.positionals;
    if (act === 'verify') return verify(invocation);
    if (act === 'export') return exportTo(invocation);
    throw new MisuseError('audit 后面应为 verify 或 export / audit takes verify or export');
  },
};

/** Without `--export` the files of the data folder stand beside its database; an export has only those that are named. */
async function verify(invocation: Invocation): Promise<boolean> {
  const named = { heads: text(invocation, 'heads') ?? null, anchors: text(invocation, 'anchors') ?? null, publicKey: text(invocation, 'public-key') ?? null };
  for (const file of Object.values(named)) if (file !== null) mustExist(file);
  const file = text(invocation, 'export');
  const verified = file === undefined ? await inDatabase((connections, beside) => verifyDatabase(connections, {
    heads: named.heads ?? beside.heads, anchors: named.anchors ?? beside.anchors, publicKey: named.publicKey ?? beside.publicKey,
  })) : await inFile(file, named);
  console.log(invocation.json ? JSON.stringify(verified) : inWords(verified));
  return verified.ok;
}

async function inFile(file: string, files: VoucherFiles): Promise<Verified> {
  mustExist(file);
  return verifyChain(readExport(file), await readVouchers(files));
}

async function exportTo(invocation: Invocation): Promise<boolean> {
  const out = required(invocation, 'out');
  const entries = await inDatabase(async (connections) => {
    const { last } = await readHead(connections);
    await pipeline(exportChain(connections, last), createWriteStream(out, { mode: 0o600 }));
    return last;
  });
  console.log(invocation.json ? JSON.stringify({ entries, out }) : `${entries} 条写入 ${out} / ${entries} entries in ${out}`);
  return true;
}

/** Reads as the audit administrator does, beside the running office or without it. */
async function inDatabase<Answer>(read: (connections: Connections, beside: VoucherFiles) => Promise<Answer>): Promise<Answer> {
  try {
    const settings = readSettings();
    const database = await joinDatabase(settings);
    try {
      return await read(database.within({ 'jinbao.role': 'audit_administrator' }).pool, voucherFiles(join(settings.data, 'audit')));
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof SettingsError || error instanceof FolderInUseError || error instanceof NoDatabaseError) throw new InputError(error.message);
    throw error;
  }
}

function inWords({ ok, entries, lastAt, vouched, behind, heads, anchors, keys, faults }: Verified): string {
  const bad = faults.flatMap(({ zh, en, from, seq }) => {
    const doubt = from === null || from === seq ? [] : [`    从第 ${from} 条起不能担保 / from entry ${from} on nothing is vouched for`];
    return [`  ${zh}`, `    ${en}`, ...doubt];
  });
  return [
    ok ? `完好：${entries} 条，最后一条 ${lastAt ?? '—'} / sound: ${entries} entries` : `有问题：其前 ${entries} 条完好 / not sound; the ${entries} entries before are`,
    ...bad,
    `  库外签名担保到第 ${vouched} 条（链头 ${heads}，锚点 ${anchors}） / vouched for outside the database up to entry ${vouched} (${heads} heads, ${anchors} anchors)`,
    ...(ok && behind > 0 ? [`  链头文件落后 ${behind} 条，下次启动或几秒内补签；若迟迟不补，请查明原因 / the head file is ${behind} entries behind, to be signed within seconds or at the next start; find out why if it stays so`] : []),
    ...(keys.length > 0 ? [`  公钥编号，请与另存的比对 / ids of the public keys, to be compared with those noted elsewhere: ${keys.join(', ')}`] : ['  没有公钥：只核验了链自身是否连贯 / no public key: only what the chain says of itself was checked']),
  ].join('\n');
}
