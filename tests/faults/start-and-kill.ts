import { readSettings } from '../../src/foundation/platform/settings/index.ts';
import { serve } from '../../src/office/serve.ts';
import { TOWN } from './town.ts';

// A process of its own for killed-start.spec.ts: says each step on standard output, ends by itself when the town is loaded.
const serving = await serve({ settings: readSettings(), demo: TOWN, say: (line) => console.log(line) });
await serving.ready;
await serving.close();
