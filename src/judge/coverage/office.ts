import { reachOf, sessionOf, type Actor } from '../../foundation/access/index.ts';
import type { Keeper } from '../../foundation/platform/crypto/index.ts';
import type { Database } from '../../foundation/platform/database/index.ts';
import type { EngineDesk } from '../../foundation/platform/engine/index.ts';
import type { Divisions } from '../../know/divisions/index.ts';
import type { SourceDefinition } from '../../know/sources/index.ts';
import type { Policy } from '../policy/index.ts';

/** What every act of a running office has at hand. */
export interface Office {
  readonly database: Database;
  readonly keeper: Keeper;
  readonly engine: EngineDesk;
  readonly divisions: Divisions;
  readonly definitions: ReadonlyMap<string, SourceDefinition>;
  readonly policy: Policy;
  /** Folder of snapshots, links, populations and verdicts. */
  readonly lake: string;
  /** Code prefixes whoever asks may see, as `reachOf` tells them; left out where nobody in particular asks. */
  readonly reach?: readonly string[];
}

/** The office as an actor may see it: its database is inside the actor's walls. What the lake holds of a person is read only after the database has shown that person. */
export function officeOf(office: Office, actor: Actor): Office {
  return { ...office, reach: reachOf(actor, office.policy.region), database: office.database.within(sessionOf(actor, office.policy.region)) };
}
