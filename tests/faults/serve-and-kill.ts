import { readSettings } from '../../src/foundation/platform/settings/index.ts';
import { serve } from '../../src/office/serve.ts';
import { TOWN } from './town.ts';

// A server of its own for killed-import.spec.ts: says on standard output where it answers, and runs until it is killed.
const serving = await serve({ settings: readSettings(), demo: TOWN });
await serving.ready;
console.log(JSON.stringify({ url: serving.url, accounts: serving.accounts }));
