// What sign-in, accounts and audit say, as their routes declare it: types only.
import type { Department, Role } from '../../src/foundation/access/index.ts';
import type { Label } from './api.ts';

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
  expiresInSeconds: number | null;
};

export type OwnSession = { id: string; current: boolean; madeAt: string; lastSeen: string; expiresAt: string; source: string; agent: string };
