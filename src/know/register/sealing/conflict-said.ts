import type { Keeper } from '../../../foundation/platform/crypto/index.ts';

/** What a conflict says: texts, because they are shown and not counted with. */
export interface ConflictSaid {
  readonly kind: string;
  readonly certificate: string | null;
  readonly identity: string | null;
  readonly name: string | null;
  readonly found: string | null;
  readonly expected: string | null;
}

/** What of a conflict is sealed, as one text. */
export function saidText({ certificate, identity, found, expected }: Omit<ConflictSaid, 'kind' | 'name'>): string {
  return JSON.stringify([certificate, identity, found, expected]);
}

export function readSaid(text: string): Omit<ConflictSaid, 'kind' | 'name'> {
  const [certificate, identity, found, expected]: (string | null)[] = JSON.parse(text);
  return { certificate: certificate ?? null, identity: identity ?? null, found: found ?? null, expected: expected ?? null };
}

/** Tells the same conflict in a later file; equal ones of one file are counted behind it: `<print>.1`, `<print>.2`. Keyed: a plain hash of a number gives the number away. */
export function conflictPrint(keeper: Pick<Keeper, 'lookup'>, { kind, certificate, identity, name, found, expected }: ConflictSaid): string {
  return keeper.lookup('register.conflict.fingerprint', JSON.stringify([kind, certificate, identity, name, found, expected])).toString('hex');
}
