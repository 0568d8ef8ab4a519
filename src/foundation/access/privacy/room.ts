import type { Connections } from '../../platform/database/index.ts';
import type { Actor } from '../walls/index.ts';
import type { PersonPlace } from './breach/breach-scope.ts';
import type { Processing } from './processing/read-processing.ts';
import type { Held } from './requests/handout.ts';
import type { DueDeletion } from './retention/delete-with-receipt.ts';
import type { DeletionReceipt } from './retention/receipt.ts';
import type { Sealer } from './sealer.ts';

/** What the routes of this room work with. */
export interface PrivacyRoom {
  /** The database as an actor may see it. */
  readonly connectionsOf: (actor: Actor) => Connections;
  /** The database as a reader of the audit chain sees it: for what a person asks about themselves, and for breaches. */
  readonly chain: Connections;
  readonly sealer: Sealer;
  readonly processing: () => Processing;
  readonly today: () => string;
  /** As letters are signed. */
  readonly officeName: string;
  readonly placeName: (division: string) => string | null;
  /** Everything the rooms after this one hold about a person, as the actor may see it. */
  readonly heldAbout: (actor: Actor, person: string) => Promise<readonly Held[]>;
  /** Masked names, by key, of those the actor may see. */
  readonly namesOf: (actor: Actor, people: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly placesOf: (people: readonly string[]) => Promise<ReadonlyMap<string, PersonPlace>>;
  readonly retention: {
    readonly due: () => Promise<readonly DueDeletion[]>;
    readonly run: (actor: Actor) => Promise<{ readonly finished: readonly DeletionReceipt[]; readonly deleted: readonly DeletionReceipt[] }>;
    /** The data folder: receipts are checked against it. */
    readonly data: string;
    readonly verify: (message: Buffer, signature: Buffer) => boolean;
  };
}
