import { readFileSync } from 'node:fs';
import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { loadPacks, screen } from '../../src/judge/policy/index.ts';
import { readTask } from './task.ts';

// node bench/rules/run-jinbao.ts TASK
const task = readTask(readFileSync(process.argv[2] ?? '', 'utf8'));
const loaded = await loadPacks(task.packs);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const start = performance.now();
const engine = await openDuckdb({ memoryLimitMb: 2000 });
const policy = { ...loaded.policy, rules: loaded.policy.rules.filter(({ id }) => task.rules.includes(id)) };
const { counts, rows } = await screen(engine, { policy, population: task.population, lists: task.lists, asOf: task.asOf, out: task.out });
engine.close();
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, rows, counts: counts.map(({ rule, verdict, people }) => ({ rule, verdict, people })) }));
