import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { entriesOfExport, exportChain, readExport, readHead, readVouchers, verifyChain, verifyDatabase, voucherFiles, type EntryItem, type Verified, type VoucherFiles } from '../foundation/access/audit/index.ts';
import { FolderInUseError, joinDatabase, NoDatabaseError, type Connections } from '../foundation/platform/database/index.ts';
import { readSettings, SettingsError } from '../foundation/platform/settings/index.ts';
import { marksIn } from '../judge/coverage/index.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { mustExist } from './list-file.ts';
import { required, text } from './options.ts';
import type { Command, Invocation } from './command.ts';

export const audit: Command = {
  verb: 'audit',
  summary: '核验审计链、导出到文件，或查一份外流的导出表是谁的 / verifies the audit chain, writes it to a file, or tells whose a leaked export is',
  usage: 'verify [--export FILE] [--heads FILE] [--anchors FILE] [--public-key FILE] | export --out FILE | trace FILE',
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
    if (act === 'trace') return trace(invocation);
    throw new MisuseError('audit 后面应为 verify、export 或 trace / audit takes verify, export or trace');
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

/** Whose export a file is, or a part of one: by the unseen marks in its text, and what the chain says of each. */
async function trace({ positionals, json }: Invocation): Promise<boolean> {
  const [, file] = positionals;
  if (file === undefined) throw new MisuseError('请给出文件 / name the file');
  mustExist(file);
  const ids = marksIn(await readFile(file, 'utf8'));
  const exports = ids.length === 0 ? [] : await inDatabase((connections) => Promise.all(ids.map(async (id) => ({ export: id, entries: await entriesOfExport(connections, id) }))));
  const lines = exports.flatMap(({ export: id, entries }) => [id, ...entries.map(traced), ...(entries.length === 0 ? ['  审计链里没有这次导出 / the chain knows no such export'] : [])]);
  console.log(json ? JSON.stringify({ exports }) : (lines.join('\n') || '没有找到暗记：不是本系统导出的，或暗记已被去掉 / no unseen mark: not exported here, or the marks were taken out'));
  return exports.some(({ entries }) => entries.length > 0);
}

function traced({ at, actor, role, actingFor, purpose, count, route }: EntryItem): string {
  return `  ${at} ${route ?? ''} ${actor} (${role}${actingFor === null ? '' : `，代 / for ${actingFor}`}) 目的 / purpose ${purpose ?? '—'}，${count ?? 0} 行 / rows`;
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
