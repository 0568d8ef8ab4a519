import { Stryker } from '@stryker-mutator/core';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

interface Part {
  readonly mutate: readonly string[];
  readonly specs: readonly string[];
}

const policy = (room: string): string => `src/judge/policy/${room}`;
const SOURCES = (room: string): string[] => [`${room}/**/*.ts`, `!${room}/**/*.{spec,fixtures}.ts`];

/** What is mutated together, and the specs that must notice: quick ones, each a second at most, for every mutant is tried by all that reach it. */
const PARTS: Readonly<Record<string, Part>> = {
  identity: {
    mutate: ['identity', 'certificate', 'rounded', 'digits'].map((name) => `src/foundation/kernel/${name}.ts`),
    specs: ['src/foundation/kernel/**/*.spec.ts'],
  },
  language: {
    mutate: SOURCES(policy('language')),
    specs: [policy('language/**/*.spec.ts'), policy('packs/refusals.spec.ts')],
  },
  rules: {
    mutate: SOURCES(policy('rules')),
    specs: [policy('rules/{amounts-behind,columns-read,compile-policy,not-run,test-policy,town,versions-in-force,walk-rule}.spec.ts'), policy('parity/small-town.spec.ts')],
  },
  facts: {
    mutate: SOURCES(policy('facts')),
    specs: [policy('facts/{list-state,town-facts,office-list}.spec.ts'), policy('parity/small-town.spec.ts')],
  },
  parameters: {
    mutate: ['amount', 'parameter-circles', 'parameter-value', 'read-amount', 'read-parameters', 'read-tests', 'table-test'].map((name) => policy(`packs/${name}.ts`)),
    specs: [policy('packs/{amounts,parameter-refusals}.spec.ts')],
  },
  entitlements: {
    mutate: SOURCES(policy('entitlements')),
    specs: [policy('entitlements/**/*.spec.ts')],
  },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { survivors: { type: 'boolean' }, processes: { type: 'string', default: '2' } } });
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}\nnpm run mutation -- [${Object.keys(PARTS).join(' | ')}] [--survivors] [--processes N]`);
  process.exit(2);
}
// Parity shrinks to what a mutant can be tried by in a second or two.
process.env['PARITY_PEOPLE'] ??= '120';
process.env['PARITY_EXPRESSIONS'] ??= '300';

for (const [name, { mutate, specs }] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.env['MUTATION_SPECS'] = specs.join(' ');
  const results = await new Stryker({
    mutate: [...mutate], concurrency: Number(values.processes),
    testRunner: 'vitest', plugins: ['@stryker-mutator/vitest-runner'], vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
    // Not incremental: a new spec would not be tried on mutants of what is worked out once, at import.
    tempDirName: join('data', 'mutation', `sandbox-${name}`),
    ignorePatterns: ['/data', '/demo', '/dist', '/docs', '/web', '/bench', '/tests/{journeys,faults,repository,demo,support}'],
    // TypeScript 7 has not the functions with which Stryker rewrites a tsconfig; none of it is needed here.
    tsconfigFile: 'none', reporters: ['progress-append-only'], timeoutMS: 20_000,
  }).runMutationTest();
  const files = Map.groupBy(results, ({ fileName }) => relative(process.cwd(), fileName));
  for (const [file, mutants] of [...files].sort(([a], [b]) => a.localeCompare(b))) printScore(file, mutants);
  printScore(name, results);
  if (!values.survivors) continue;
  for (const { fileName, location, mutatorName, replacement, status } of results.filter((one) => one.status === 'Survived' || one.status === 'NoCoverage')) {
    console.log(`${relative(process.cwd(), fileName)}:${location.start.line}:${location.start.column} ${status} ${mutatorName} ${replacement.replaceAll(/\s+/g, ' ').slice(0, 120)}`);
  }
}

/** Mutants noticed, of those that compile: a time limit counts as noticed, as Stryker counts it. */
function printScore(name: string, mutants: readonly { readonly status: string }[]): void {
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
  const score = noticed + missed === 0 ? '-' : `${((100 * noticed) / (noticed + missed)).toFixed(1)} %`;
  console.log(`${name.padEnd(60)} ${String(noticed).padStart(5)} of ${String(noticed + missed).padStart(5)} ${score.padStart(8)}`);
}
