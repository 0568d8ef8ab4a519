// What sign-in, accounts, audit and the register of processing say, by the server's own schemas: types only.
import type {
  AccountAnswer, AccountsAnswer, ConfirmedAnswer, DelegationAnswer, Department, DeviceAnswer, EnrolmentAnswer, EntriesAnswer, MeAnswer, OwnSessionsAnswer, ProcessingAnswer, Role, SecretAnswer,
  SessionAnswer, VerifiedAnswer, WorkerAnswer,
} from '../../src/foundation/access/index.ts';

export type { Department, Role };
export type SessionState = SessionAnswer;
/** What is to be done next with a session: only `open` opens anything else. */
export type Step = NonNullable<SessionState['next']>;
export type Next = { next: Step };
export type Secret = SecretAnswer;
export type Confirmed = ConfirmedAnswer;
export type Me = MeAnswer;
export type OwnSession = OwnSessionsAnswer['items'][number];

export type Account = AccountAnswer;
export type AccountPage = AccountsAnswer;
export type Delegation = DelegationAnswer;
export type Device = DeviceAnswer;
export type Enrolment = EnrolmentAnswer;
export type Worker = WorkerAnswer;

export type AuditPage = EntriesAnswer;
export type AuditEntry = AuditPage['items'][number];
export type Outcome = AuditEntry['outcome'];
export type AuditFilter = { actor?: string; action?: string; subject?: string; outcome?: Outcome; from?: string; to?: string; page?: number };
export type Verified = VerifiedAnswer;

/** One purpose of the register of processing: what may be read under it, and by whom. */
export type Purpose = ProcessingAnswer['purposes'][number];
export type Revealed = { value: string; hideAfterSeconds: number };
export type Exported = { id: string; rows: number; expiresOn: string };
