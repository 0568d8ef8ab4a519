import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
// Not by the room's door, which loads the readers of files too: every linker starts from Parquet and is timed from its start.
import { linkSnapshot } from '../../src/know/linkage/link-snapshot.ts';

// node bench/linkers/ours.ts POPULATION SNAPSHOT LIST OUT
const [population = '', snapshot = '', list = '', out = ''] = process.argv.slice(2);
const engine = await openDuckdb({ memoryLimitMb: 2000, tempDirectory: `${out}/spill` });
const { seconds, counts } = await linkSnapshot(engine, { population, list, snapshot, out });
engine.close();
console.log(JSON.stringify({ seconds, counts }));
