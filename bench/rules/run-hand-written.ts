import { readFileSync } from 'node:fs';
import { literal, openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { code } from '../bench.ts';
import { readTask } from './task.ts';

// node bench/rules/run-hand-written.ts TASK
const task = readTask(readFileSync(process.argv[2] ?? '', 'utf8'));
const start = performance.now();
const engine = await openDuckdb({ memoryLimitMb: 2000 });
const text = readFileSync(code('rules/hand-written.sql'), 'utf8').replaceAll('{dir}', task.dir).replaceAll('{out}', task.out);
for (const statement of text.split(/;\n/)) if (statement.trim() !== '') await engine.run(statement);
const counts = await engine.rows<{ rule: string; verdict: string; people: number }>(`select rule, verdict, count(*) as people from read_parquet(${literal(task.out)}) group by rule, verdict`);
engine.close();
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, counts }));
