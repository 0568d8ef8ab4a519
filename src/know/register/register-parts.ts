import type { Actor } from '../../foundation/access/index.ts';
import type { Divisions } from '../divisions/index.ts';
import type { Followers } from './changing/merge.ts';
import type { Registry } from './sealing/fields.ts';

/** What the routes of this room work with. */
export interface RegisterParts {
  /** The register as an actor may see it. */
  readonly inside: (actor: Actor) => Registry;
  /** The register as the office itself sees it. */
  readonly itself: Registry;
  readonly divisions: Divisions;
  readonly today: () => string;
  /** What later rooms do when two records become one person. */
  readonly followers: Followers;
  /** By what names accounts are known to their colleagues; an account nobody knows by its key. */
  readonly namesOf: (accounts: readonly string[]) => Promise<(account: string) => string>;
}
