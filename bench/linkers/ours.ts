import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { linkSnapshot } from '../../src/know/linkage/index.ts';

// node bench/linkers/ours.ts POPULATION SNAPSHOT LIST OUT
const [population = '', snapshot = '', list = '', out = ''] = process.argv.slice(2);
const engine = await openDuckdb({ memoryLimitMb: 2000, tempDirectory: `${out}/spill` });
const { seconds, counts } = await linkSnapshot(engine, { population, list, snapshot, out });
engine.close();
console.log(JSON.stringify({ seconds, counts }));
