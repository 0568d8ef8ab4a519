/** One thing that somebody did, as the audit chain keeps it. People are named by their keys; no name, number or text of theirs is in it. */
export interface Deed {
  /** Account that acted; `office` for the office itself. */
  readonly actor: string;
  readonly role: string;
  /** The account whose rights a deputy used. */
  readonly actingFor: string | null;
  /** `findings:read`, `sign_in:failed` ... */
  readonly action: string;
  /** Method and pattern of the address, never the address. */
  readonly route: string | null;
  readonly subjects: readonly string[];
  readonly count: number | null;
  readonly purpose: string | null;
  /** The place the actor answers for. */
  readonly division: string | null;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
  readonly requestId: string | null;
}
