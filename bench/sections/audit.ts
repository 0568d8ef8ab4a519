import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { auditMigrations, openAuditLog, readVouchers, verifyChain, voucherFiles, type Vouchers } from '../../src/foundation/access/audit/index.ts';
import { readChain } from '../../src/foundation/access/audit/read-chain.ts';
import { inventEntry } from '../../src/foundation/access/audit/testing/invent-entries.ts';
import { testSigner } from '../../src/foundation/access/audit/testing/test-signer.ts';
import { TAMPERINGS, type Tampered } from '../../src/foundation/access/audit/testing/tamper.ts';
import type { StoredEntry } from '../../src/foundation/access/audit/chain-form.ts';
import { systemClock } from '../../src/foundation/platform/clock/index.ts';
import { migrate, openDatabase, type OwnersDatabase } from '../../src/foundation/platform/database/index.ts';
import { code, type Bench } from '../bench.ts';
import { Draw } from '../cities/draw.ts';
import { measureWell, type Measured } from '../measure.ts';
import { megabytes, printTable, progress, ratio, seconds } from '../table.ts';

const ENTRIES = 100_000;
const AT_ONCE = 200;
const ALONE = 500;
const TAMPERED = 1000;

/** Appending, verifying and tampering with a chain of 100,000 entries on a PostgreSQL that waits for its disk. */
export async function audit(bench: Bench): Promise<void> {
  const data = join(bench.data, 'audit-chain');
  rmSync(data, { recursive: true, force: true });
  const settings = { databaseUrl: null, data };
  const folder = join(data, 'audit');
  const database = await openDatabase(settings);
  try {
    await migrate(database.pool, [auditMigrations]);
    await appending(database, folder);
    await verifying(data);
    const chain: StoredEntry[] = [];
    for await (const batch of readChain(database.within({ 'jinbao.role': 'auditor' }).pool, ENTRIES)) chain.push(...batch);
    await tampering(chain, await readVouchers(voucherFiles(folder)), new Draw(bench.seed));
  } finally {
    await database.close();
    if (!bench.keep) rmSync(data, { recursive: true });
  }
}

async function appending(database: OwnersDatabase, folder: string): Promise<void> {
  await database.pool.query('create table public.plain as select * from audit.entry');
  const plainAlone = await timed(ALONE, 1, (number) => insertPlain(database, number));
  const plain = await timed(20_000, AT_ONCE, (number) => insertPlain(database, number));
  const log = await openAuditLog({ database, folder, signer: testSigner(), digest: () => 'sha256', clock: systemClock, report: (error) => { throw error; } });
  const append = (number: number) => log.append(inventEntry(number));
  const alone = await timed(ALONE, 1, append);
  const grouped = await timed(ENTRIES - ALONE, AT_ONCE, append);
  await log.close();
  const line = (name: string, one: Timed, to: Timed) => [name, one.entries.toLocaleString('en'), Math.round(one.entries / one.seconds).toLocaleString('en'), ratio(one.entries / one.seconds, to.entries / to.seconds), milliseconds(one.median), milliseconds(one.worst)];
  printTable(`appending to the audit chain, ${AT_ONCE} at once and one alone`, ['', 'entries', 'entries a second', 'to plain', 'median wait', '99 of 100'], [
    line(`plain inserts, ${AT_ONCE} at once on 20 connections`, plain, plain),
    line(`the chain, ${AT_ONCE} at once`, grouped, plain),
    line('plain inserts, one alone', plainAlone, plainAlone),
    line('the chain, one alone', alone, plainAlone),
  ]);
}

interface Timed {
  readonly entries: number;
  readonly seconds: number;
  /** Milliseconds from asking to kept. */
  readonly median: number;
  readonly worst: number;
}

async function timed(entries: number, atOnce: number, act: (number: number) => Promise<unknown>): Promise<Timed> {
  const waits: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let number = next++; number < entries; number = next++) {
      const asked = performance.now();
      await act(number);
      waits.push(performance.now() - asked);
    }
  }));
  const total = (performance.now() - start) / 1000;
  waits.sort((a, b) => a - b);
  return { entries, seconds: total, median: waits[Math.floor(entries / 2)] ?? 0, worst: waits[Math.floor(entries * 0.99)] ?? 0 };
}

/** The same columns, no chain: each in a transaction of its own. */
function insertPlain({ pool }: OwnersDatabase, number: number): Promise<unknown> {
  const { actor, role, actingFor, action, route, subjects, count, purpose, division, outcome, detail, requestId } = inventEntry(number);
  return pool.query(
    `insert into public.plain (seq, at, actor, role, acting_for, action, route, subjects, count, purpose, division, outcome, detail, request_id)
    values ($1, now(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [number, actor, role, actingFor, action, route, subjects, count, purpose, division, outcome, detail, requestId],
  );
}

async function verifying(data: string): Promise<void> {
  const file = join(data, 'audit.jsonl');
  const jinbao = (...words: string[]) => measureWell('/usr/bin/env', [`JINBAO_DATA=${data}`, process.execPath, code('../src/cli.ts'), 'audit', ...words]);
  const inDatabase = await jinbao('verify', '--json');
  const exported = await jinbao('export', '--out', file);
  const files = voucherFiles(join(data, 'audit'));
  const alone = await measureWell(process.execPath, [code('../src/foundation/access/audit/verify-chain.ts'), file, files.heads, files.anchors, files.publicKey]);
  const line = (name: string, one: Measured) => [name, seconds(one.seconds), seconds(one.cpuSeconds), megabytes(one.peakMb)];
  printTable(`verifying ${ENTRIES.toLocaleString('en')} entries, from the start of the program to its end`, ['', 'time', 'cpu', 'memory'], [
    line('jinbao audit verify, beside the running database', inDatabase), line('jinbao audit export', exported), line('verify-chain.ts on the exported file', alone),
  ]);
}

async function tampering(chain: readonly StoredEntry[], vouchers: Vouchers, draw: Draw): Promise<void> {
  const ways: [string, (chain: readonly StoredEntry[], below: (limit: number) => number) => Tampered][] = Object.entries(TAMPERINGS);
  const lines = new Map(ways.map(([name]) => [name, { tried: 0, found: 0, named: 0, doubt: 0, seconds: 0 }]));
  for (let i = 0; i < TAMPERED; i++) {
    const [name, tamper] = ways[i % ways.length] ?? ['', () => { throw new Error('there are ways'); }];
    const line = lines.get(name);
    if (!line) continue;
    const tampered = tamper(chain, (limit) => draw.below(limit));
    const start = performance.now();
    const { ok, faults: [fault] } = await verifyChain([tampered.chain], vouchers, tampered.head);
    line.seconds += (performance.now() - start) / 1000;
    line.tried += 1;
    if (!ok) line.found += 1;
    if (fault?.seq === tampered.first) line.named += 1;
    else if (fault?.seq !== undefined && fault.seq !== null && fault.from !== null && fault.from <= tampered.first && tampered.first <= fault.seq) line.doubt += 1;
    if (i % 100 === 99) progress(`${i + 1} tamperings`);
  }
  const sum = (key: 'tried' | 'found' | 'named' | 'doubt') => [...lines.values()].reduce((total, line) => total + line[key], 0);
  printTable(
    `${TAMPERED} tamperings of a chain of ${chain.length.toLocaleString('en')} entries, ${vouchers.heads} heads signed while it grew`,
    ['', 'tried', 'found', 'first bad entry named', 'named as within what a head bounds', 'seconds each'],
    [
      ...[...lines].map(([name, one]) => [name, String(one.tried), String(one.found), String(one.named), String(one.doubt), (one.seconds / one.tried).toFixed(2)]),
      ['all', String(sum('tried')), String(sum('found')), String(sum('named')), String(sum('doubt')), ''],
    ],
  );
  if (sum('found') < TAMPERED || sum('named') + sum('doubt') < TAMPERED) process.exitCode = 1;
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
