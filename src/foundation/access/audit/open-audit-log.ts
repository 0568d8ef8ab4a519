import type { Clock } from '../../platform/clock/index.ts';
import { connect, type Database } from '../../platform/database/index.ts';
import { appendEntries, type DatedEntry } from './append-entries.ts';
import { plainEntry, type AuditLog } from './audit-entry.ts';
import type { Digest } from './chain-form.ts';
import type { HeadSigner } from './head-signer.ts';
import { signHead } from './sign-head.ts';

export interface AuditLogOptions {
  /** Its own few connections are opened there: a request that holds one of the others while it appends can then not wait for itself. */
  readonly database: Pick<Database, 'url'>;
  /** Folder of heads, anchors and public keys, outside the database. */
  readonly folder: string;
  readonly signer: HeadSigner;
  /** Asked at every commit: a city may go over to the other while it works. */
  readonly digest: () => Digest;
  readonly clock: Clock;
  /** What went wrong while heads were signed; the entries themselves are safe. */
  readonly report: (error: unknown) => void;
  /** Milliseconds between two signed heads. */
  readonly signEvery?: number;
}

export interface OpenAuditLog extends AuditLog {
  /** Signs the head as it is now. */
  sign(): Promise<void>;
  /** Writes what waits, signs the head, ends the connections. */
  close(): Promise<void>;
}

/** At most this much can be cut off the end before a signature outside the database would show it. */
const SIGN_EVERY_MS = 2000;
/** Entries of one transaction. */
const AT_ONCE = 500;

/** Opens the chain for appending. A head that was not signed because the last server was killed is signed now. */
export async function openAuditLog({ database, folder, signer, digest, clock, report, signEvery = SIGN_EVERY_MS }: AuditLogOptions): Promise<OpenAuditLog> {
  const own = connect(database.url);
  const { pool: connections } = own.within({});
  const group = new GroupCommit((entries) => connections.transaction((client) => appendEntries(client, digest(), entries)));
  let signing = Promise.resolve();
  const sign = () => (signing = signing.then(() => signHead({ connections, folder, signer, clock }).catch(report)));
  await sign();
  const timer = setInterval(() => void sign(), signEvery).unref();
  return {
    append: async (entry) => group.add({ at: clock.now(), entry: plainEntry(entry) }),
    within: async (client, entry) => appendEntries(client, digest(), [{ at: clock.now(), entry: plainEntry(entry) }]),
    sign,
    close: async () => {
      clearInterval(timer);
      await group.idle();
      await sign();
      await own.close();
    },
  };
}

interface Waiting {
  readonly dated: DatedEntry;
  readonly settled: PromiseWithResolvers<void>;
}

/** While one transaction is under way the next gathers: under load an entry costs a small part of a commit, and alone no wait. */
class GroupCommit {
  private waiting: Waiting[] = [];
  private working: Promise<void> | null = null;
  private readonly commit: (entries: readonly DatedEntry[]) => Promise<void>;

  constructor(commit: (entries: readonly DatedEntry[]) => Promise<void>) {
    this.commit = commit;
  }

  add(dated: DatedEntry): Promise<void> {
    const settled = Promise.withResolvers<void>();
    this.waiting.push({ dated, settled });
    this.working ??= this.work();
    return settled.promise;
  }

  async idle(): Promise<void> {
    await this.working;
  }

  private async work(): Promise<void> {
    // Whoever appends in the same turn of the event loop comes along.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, AT_ONCE);
      try {
        await this.commit(batch.map(({ dated }) => dated));
        for (const { settled } of batch) settled.resolve();
      } catch (error) {
        for (const { settled } of batch) settled.reject(error);
      }
    }
    this.working = null;
  }
}

