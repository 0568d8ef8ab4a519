import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { linkEntries } from './append-entries.ts';
import { entryHash, entryLine, ZEROS, type StoredEntry } from './chain-form.ts';
import { inventChain, inventEntry } from './testing/invent-entries.ts';
import { TAMPERINGS } from './testing/tamper.ts';
import { writeVouchers } from './testing/write-vouchers.ts';
import { readExport, verifyChain } from './verify-chain.ts';
import { voucherFiles } from './voucher-files.ts';
import { readVouchers } from './vouchers.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinbao-chain-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LENGTH = 120;
const chain = inventChain(LENGTH, 'sha256');
const last = chain.at(-1);
const head = { seq: LENGTH, hash: last?.hash ?? '' };
await writeVouchers(folder, chain, { heads: [7, 40, 41, 95, LENGTH], anchors: [30, 60] });
const vouchers = await readVouchers(voucherFiles(folder));

test('a sound chain is found sound, by either digest', async () => {
  expect(await verifyChain([chain], vouchers, head)).toMatchObject({ ok: true, entries: LENGTH, vouched: LENGTH, behind: 0, heads: 5, anchors: 2, faults: [] });
  const none = await readVouchers({ heads: null, anchors: null, publicKey: null });
  expect(await verifyChain([inventChain(30, 'sm3')], none)).toMatchObject({ ok: true, entries: 30, vouched: 0, behind: 30 });
  expect(await verifyChain([], none, { seq: 0, hash: ZEROS })).toMatchObject({ ok: true, entries: 0 });
});

const draws = fc.infiniteStream(fc.nat());

test.each(Object.entries(TAMPERINGS))('found and named: %s', async (_, tamper) => {
  await fc.assert(fc.asyncProperty(draws, async (numbers) => {
    const draw = (limit: number) => Number(numbers.next().value) % limit;
    const tampered = tamper(chain, draw);
    const { ok, faults: [fault] } = await verifyChain([tampered.chain], vouchers, tampered.head);
    expect(ok).toBe(false);
    if (tampered.rewritten) expect(fault?.seq).toBeGreaterThanOrEqual(tampered.first);
    else expect(fault?.seq).toBe(tampered.first);
    expect(fault?.from).toBeLessThanOrEqual(tampered.first);
  }), { numRuns: 60 });
});

test('a chain goes over to another digest at an entry that says so, and nowhere else', async () => {
  const none = await readVouchers({ heads: null, anchors: null, publicKey: null });
  const more = linkEntries({ ...head, digest: 'sha256' }, 'sm3', [{ at: new Date(), entry: inventEntry(1) }]);
  expect(more.map(({ action, digest }) => [action, digest])).toEqual([['audit:digest_changed', 'sm3'], ['person:read', 'sm3']].map(([action], i) => [i === 0 ? action : inventEntry(1).action, 'sm3']));
  expect(await verifyChain([chain, more], none)).toMatchObject({ ok: true, entries: LENGTH + 2 });
  const unmarked = linkEntries({ ...head, digest: null }, 'sm3', [{ at: new Date(), entry: inventEntry(1) }]);
  expect((await verifyChain([chain, unmarked], none)).faults).toMatchObject([{ kind: 'digest_unmarked', seq: LENGTH + 1 }]);
});

test('no two entries share their bytes', () => {
  const text = fc.constantFrom('', 'a', 'ab', 'b', '\u0000', '中', '中\u0000');
  const nullable = fc.option(text);
  const anyEntry: fc.Arbitrary<StoredEntry> = fc.record({
    seq: fc.nat(2), at: text, actor: text, role: text, actingFor: nullable, action: text, route: nullable, subjects: fc.array(text, { maxLength: 3 }), count: fc.option(fc.nat(2)),
    purpose: nullable, division: nullable, outcome: text, detail: text, requestId: nullable, digest: fc.constant('sha256' as const), previous: fc.constant(ZEROS), hash: fc.constant(''),
  });
  fc.assert(fc.property(anyEntry, anyEntry, (one, other) => (entryHash(one) === entryHash(other)) === (entryLine(one) === entryLine(other))), { numRuns: 3000 });
  // Neighbouring fields pushed over their border, where random ones seldom fall together.
  const [entry] = chain;
  if (!entry) throw new Error('the chain has entries');
  expect(entryHash({ ...entry, actor: 'ab', role: 'c' })).not.toBe(entryHash({ ...entry, actor: 'a', role: 'bc' }));
  expect(entryHash({ ...entry, subjects: ['a'], count: null })).not.toBe(entryHash({ ...entry, subjects: [], count: null, purpose: 'a' }));
  expect(entryHash({ ...entry, purpose: null })).not.toBe(entryHash({ ...entry, purpose: '' }));
});

test('the entry that the document shows is written and hashed as it says', () => {
  const [entry] = chain;
  expect(readFileSync(new URL('../../../../docs/audit.md', import.meta.url), 'utf8')).toContain(`\n    ${entry && entryLine(entry)}\n`);
});

test('an export is read line by line, and a line written in any other way is no entry', async () => {
  const file = join(folder, 'export.jsonl');
  const lines = chain.map(entryLine);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  expect(await verifyChain(readExport(file), vouchers)).toMatchObject({ ok: true, entries: LENGTH });
  const line = lines[49] ?? '';
  for (const other of [line.replace('"seq":50', '"seq":50.0'), line.replace('{', '{"x":1,'), line.replace('{', '{ '), line.slice(0, -1), '', line.replace('"role":"', '"role":"\\ud800')]) {
    writeFileSync(file, lines.with(49, other).map((text) => `${text}\n`).join(''));
    expect((await verifyChain(readExport(file), vouchers)).faults).toMatchObject([{ seq: 50, from: 42, kind: 'unreadable' }]);
  }
  writeFileSync(file, lines.join('\n'));
  expect((await verifyChain(readExport(file), vouchers)).faults).toMatchObject([{ seq: LENGTH, kind: 'unreadable' }]);
});
