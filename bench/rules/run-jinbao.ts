import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { readTask } from './task.ts';

// node bench/rules/run-jinbao.ts TASK. Compiled code is kept as the program itself keeps it.
enableCompileCache();
const { openDuckdb } = await import('../../src/foundation/platform/engine/index.ts');
const { loadPacks, screen } = await import('../../src/judge/policy/index.ts');
const task = readTask(readFileSync(process.argv[2] ?? '', 'utf8'));
const loaded = await loadPacks(task.packs);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const start = performance.now();
const engine = await openDuckdb({ memoryLimitMb: 2000 });
const policy = { ...loaded.policy, rules: loaded.policy.rules.filter(({ id }) => task.rules.includes(id)) };
const { counts, rows } = await screen(engine, { policy, population: task.population, lists: task.lists, asOf: task.asOf, out: task.out });
engine.close();
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, rows, counts: counts.map(({ rule, verdict, people }) => ({ rule, verdict, people })) }));
