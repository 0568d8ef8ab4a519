import { createHash } from 'node:crypto';
import { linkEntries } from '../append-entries.ts';
import type { AuditEntry } from '../audit-entry.ts';
import { ZEROS, type Digest, type StoredEntry } from '../chain-form.ts';

const ACTIONS = ['person:read', 'findings:read', 'findings:decide', 'sign_in:done', 'findings:export'] as const;
const START = Date.parse('2018-06-30T00:00:00Z');

/** An entry as a day at the office brings them, the same for the same number. */
export function inventEntry(number: number): AuditEntry {
  const people = number % 7;
  return {
    actor: uuidOf(`account ${number % 40}`), role: number % 3 === 0 ? 'town_clerk' : 'county_officer', actingFor: number % 11 === 0 ? uuidOf(`account ${number % 13}`) : null,
    action: ACTIONS[number % ACTIONS.length] ?? 'person:read', route: number % 5 === 3 ? null : 'GET /api/people/{personId}',
    subjects: Array.from({ length: people }, (_, i) => uuidOf(`person ${number * 7 + i}`)), count: people === 0 ? null : people,
    purpose: number % 4 === 0 ? '入户核实' : null, division: ['341522', '341523001', '341524002003'][number % 3] ?? null,
    outcome: number % 17 === 0 ? 'refused' : 'done', detail: number % 2 === 0 ? {} : { page: number % 9, order: '按街道' }, requestId: uuidOf(`request ${number}`),
  };
}

/** A sound chain, a minute between two entries. */
export function inventChain(length: number, digest: Digest): StoredEntry[] {
  const dated = Array.from({ length }, (_, i) => ({ at: new Date(START + i * 60_000), entry: inventEntry(i) }));
  return linkEntries({ seq: 0, hash: ZEROS, digest: null }, digest, dated);
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
