import type { Database } from '../../foundation/platform/database/index.ts';
import type { EngineDesk } from '../../foundation/platform/engine/index.ts';
import type { Divisions } from '../../know/divisions/index.ts';
import type { SourceDefinition } from '../../know/sources/index.ts';
import type { Policy } from '../policy/index.ts';

/** What every act of a running office has at hand. */
export interface Office {
  readonly database: Database;
  readonly engine: EngineDesk;
  readonly divisions: Divisions;
  readonly definitions: ReadonlyMap<string, SourceDefinition>;
  readonly policy: Policy;
  /** Folder of snapshots, links, populations and verdicts. */
  readonly lake: string;
}
