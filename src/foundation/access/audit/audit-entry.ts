import type { PoolClient } from 'pg';
import type { Deed } from '../walls/index.ts';

/** One act worth proving, as the gate before the routes writes it. */
export type AuditEntry = Deed;

export interface AuditLog {
  /** Resolves when the entry is in the chain and kept; whoever answers a read answers only after that. Entries of one moment share a transaction. */
  append(entry: AuditEntry): Promise<void>;
  /**
   * Appends in the caller's transaction: the change and its entry are kept together or not at all. The last act before the commit, please:
   * from here to there everybody else who appends is waiting.
   */
  within(client: PoolClient, entry: AuditEntry): Promise<void>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The entry as PostgreSQL will give it back, so that the hash is of what is kept: ids in lower case, no NUL and no half characters. A subject that
 * is no id (a number somebody typed into an address) is left out, and how many were is said. Throws where a number is none.
 */
export function plainEntry(entry: AuditEntry): AuditEntry {
  if (entry.count !== null && !Number.isSafeInteger(entry.count)) throw new TypeError(`the count of ${entry.action} is not a whole number`);
  if (Object.values(entry.detail).some((value) => typeof value === 'number' && !Number.isFinite(value))) throw new TypeError(`a detail of ${entry.action} is not a finite number`);
  const named = entry.subjects.map((subject) => subject.toLowerCase());
  const subjects = named.filter((subject) => UUID.test(subject));
  const detail = Object.entries(entry.detail).map(([key, value]) => [plain(key), typeof value === 'string' ? plain(value) : value] as const);
  return {
    actor: plain(entry.actor), role: plain(entry.role), actingFor: plainOrNull(entry.actingFor),
    action: plain(entry.action), route: plainOrNull(entry.route), subjects, count: entry.count,
    purpose: plainOrNull(entry.purpose), division: plainOrNull(entry.division), outcome: entry.outcome,
    detail: Object.fromEntries(subjects.length === named.length ? detail : [...detail, ['subjects_left_out', named.length - subjects.length]]),
    requestId: plainOrNull(entry.requestId),
  };
}

function plain(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\u{FFFD}');
}

function plainOrNull(text: string | null): string | null {
  return text === null ? null : plain(text);
}
