// What sign-in, accounts and audit say, as their routes declare it: types only.
import type { Department, Role } from '../../src/foundation/access/index.ts';
import type { Label } from './api.ts';
import type { Settings } from './settings.ts';

export type { Department, Role };
/** What is to be done next with a session: only `open` opens anything else. */
export type Step = 'second_factor' | 'password_change' | 'enrolment' | 'open';
export type SessionState = { next: Step | null; setUp: boolean; secondFactor: 'by_role' | 'relaxed'; openId: boolean };
export type Next = { next: Step };
export type Secret = { secret: string; uri: string };
export type Confirmed = Next & { recoveryCodes: string[] };

export type Me = {
  id: string;
  name: string;
  signInName: string | null;
  role: Role;
  roleLabel: Label;
  division: string;
  department: Department | null;
  departmentLabel: Label | null;
  institution: string | null;
  permissions: string[];
  actingFor: { account: string; name: string } | null;
  mayActFor: { delegation: string; name: string; until: string }[];
  hasSecondFactor: boolean;
  reading: Settings | null;
  expiresInSeconds: number | null;
};

export type OwnSession = { id: string; current: boolean; madeAt: string; lastSeen: string; expiresAt: string; source: string; agent: string };

export type AccountState = 'open' | 'suspended' | 'closed';
export type Account = {
  id: string;
  signInName: string;
  shownName: string;
  role: Role | null;
  division: string | null;
  department: Department | null;
  institution: string | null;
  state: AccountState;
  validFrom: string;
  validTo: string | null;
  externalId: string | null;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  openSessions: number;
  devices: number;
  lastSeen: string | null;
};
export type AccountPage = { total: number; page: number; size: number; items: Account[] };

export type Delegation = { id: string; absentee: string; absenteeName: string; deputy: string; deputyName: string; from: string; until: string; revoked: boolean };

export type Device = { id: string; name: string; worker: string; workerName: string; division: string; madeAt: string; expiresAt: string; lastSeen: string };
export type Worker = { id: string; name: string; division: string };

export type Outcome = 'done' | 'refused' | 'failed';
export type AuditEntry = {
  seq: number;
  at: string;
  actor: string;
  role: string;
  actingFor: string | null;
  action: string;
  route: string | null;
  subjects: string[];
  subjectCount: number;
  count: number | null;
  purpose: string | null;
  division: string | null;
  outcome: Outcome;
  detail: Record<string, string | number | boolean | null>;
  requestId: string | null;
};
export type AuditPage = { total: number; page: number; size: number; items: AuditEntry[] };
export type AuditFilter = { actor?: string; action?: string; subject?: string; outcome?: Outcome; from?: string; to?: string; page?: number };
export type Verified = {
  ok: boolean;
  entries: number;
  vouched: number;
  behind: number;
  faults: { kind: string; seq: number | null; zh: string; en: string }[];
  seconds: number;
};

/** One purpose of the register of processing: what may be read under it, and by whom. */
export type Purpose = {
  purpose: string;
  label: Label;
  told: Label;
  status: 'active' | 'draft';
  basis: { document: string; article: string }[];
  retention: Label;
  roles: Role[];
  assessmentNeeded: boolean;
  underFourteen: { secondReason: boolean };
  fields: { field: string; label: Label; sensitive: boolean }[];
  assessed: boolean;
  /** Nothing is shown under it while no assessment is in force. */
  closedWithout: boolean;
};
export type Revealed = { value: string; hideAfterSeconds: number };
export type Exported = { id: string; rows: number; expiresOn: string };
