import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.ts';
import { audit } from './sections/audit.ts';
import { browserImport } from './sections/browser-import.ts';
import { cityCheck } from './sections/city-check.ts';
import { findings } from './sections/findings.ts';
import { howGood } from './sections/how-good.ts';
import { growth } from './sections/growth.ts';
import { linking } from './sections/linking.ts';
import { parity } from './sections/parity.ts';
import { rules } from './sections/rules.ts';
import { seeds, unseen } from './sections/seeds.ts';
import { whatIfOnAll } from './sections/what-if.ts';

const SECTIONS = { 'city-check': cityCheck, linking, unseen, seeds, growth, parity, rules, 'how-good': howGood, 'what-if': whatIfOnAll, audit, findings, 'browser-import': browserImport } satisfies Record<string, (bench: Bench) => Promise<void>>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '11' }, large: { type: 'boolean' }, keep: { type: 'boolean' }, verbose: { type: 'boolean' }, data: { type: 'string' } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(SECTIONS);
const unknown = wanted.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`no such section: ${unknown.join(', ')}\nnpm run bench -- [${Object.keys(SECTIONS).join(' | ')}] [--large] [--verbose] [--seed N] [--keep] [--data DIR]`);
  process.exit(2);
}
const bench: Bench = {
  data: resolve(values.data ?? join(process.env['JINBAO_DATA'] ?? 'data', 'bench')),
  seed: Number(values.seed), large: values.large === true, keep: values.keep === true, verbose: values.verbose === true,
};
mkdirSync(bench.data, { recursive: true });
console.log(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model.trim()}), seed ${bench.seed}. Times on a busy machine wander: compare ratios.`);
for (const [name, section] of Object.entries(SECTIONS)) if (wanted.includes(name)) await section(bench);
