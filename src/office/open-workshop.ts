import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckdb } from '../foundation/platform/engine/index.ts';
import { readSettings } from '../foundation/platform/settings/index.ts';
import type { Workshop } from '../judge/coverage/index.ts';
import { loadDivisions } from '../know/divisions/index.ts';
import { InputError } from './input-error.ts';
import { DIVISIONS_FOLDER } from './places.ts';
import { readPacks } from './running-packs.ts';

export interface WorkshopOptions {
  readonly engine?: string;
  readonly pack?: string;
  /** Folders with packs of one's own. */
  readonly packs?: readonly string[];
  /** Where the engine spills; a folder of the system where not given. */
  readonly tempDirectory?: string;
}

/** Opens the engine and reads what the packs declare. Throws InputError where a pack is wrong. */
export async function openWorkshop(options: WorkshopOptions = {}): Promise<Workshop> {
  const { engine, memoryMb } = readSettings();
  if ((options.engine ?? engine) !== 'duckdb') throw new InputError('目前只有 duckdb 引擎 / duckdb is the only engine so far');
  const packs = await readPacks({ pack: options.pack, own: options.packs });
  return {
    engine: await openDuckdb({ memoryLimitMb: memoryMb, tempDirectory: options.tempDirectory ?? join(tmpdir(), `jinbao-spill-${process.pid}`) }),
    divisions: loadDivisions(DIVISIONS_FOLDER),
    ...packs,
  };
}
