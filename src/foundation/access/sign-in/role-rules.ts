import { levelOf, isDivisionCode } from '../../kernel/index.ts';
import { ROLE, type Department, type Role } from '../walls/index.ts';

/** What the sign-in asks of an account of a role and gives it. */
export interface RoleRule {
  /** Whether the role is held in one of the federation's departments, or for one institution or employer. */
  readonly department: boolean;
  readonly institution: boolean;
  /** Whether nobody works in the role without a second factor. */
  readonly secondFactor: boolean;
  /** Unused for so long, a session ends. GB/T 22239-2019 8.1.4 asks for a time-out; 15 to 30 minutes is what assessors expect. */
  readonly idleMinutes: number;
  /** After so long a session ends however busy it was. */
  readonly hours: number;
  /** Sessions open at once; one more ends the oldest. */
  readonly sessions: number;
  /** Roles whose holders may stand in while the holder of this one is away. */
  readonly deputies: readonly Role[];
}

const STAFF = ['city_leader', 'department_officer', 'county_officer', 'town_clerk', 'village_worker'] as const satisfies readonly Role[];
const officer = { department: false, institution: false, secondFactor: true, idleMinutes: 30, hours: 12, sessions: 3, deputies: STAFF } as const;
const field = { ...officer, secondFactor: false } as const;
const outside = { ...field, sessions: 2 } as const;
const administrator = { ...officer, idleMinutes: 15, sessions: 2, deputies: [] } as const;

const ROLE_RULES = {
  city_leader: officer,
  department_officer: { ...officer, department: true },
  county_officer: officer,
  town_clerk: field,
  village_worker: field,
  institution: { ...outside, institution: true, deputies: ['institution'] },
  employer: { ...outside, institution: true, deputies: ['employer'] },
  evaluator: { ...outside, deputies: ['evaluator'] },
  auditor: { ...officer, deputies: ['auditor'] },
  system_administrator: administrator,
  security_administrator: administrator,
  audit_administrator: administrator,
} as const satisfies Record<Role, RoleRule>;

/** The three separated administrators (三员分立). */
export const ADMINISTRATORS = ['system_administrator', 'security_administrator', 'audit_administrator'] as const satisfies readonly Role[];

export function ruleOf(role: Role): RoleRule {
  return ROLE_RULES[role];
}

export function isAdministrator(role: Role | null): boolean {
  return ADMINISTRATORS.some((administratorRole) => administratorRole === role);
}

/** A role with where it is held. */
export interface Rights {
  readonly role: Role;
  /** Division code, 6 (city or county), 9 or 12 digits. */
  readonly division: string;
  readonly department: Department | null;
  readonly institution: string | null;
}

/** What of some rights does not fit the role; null: all of it does. Roles that see nobody of the register belong to a city or a county. */
export function misfitOf({ role, division, department, institution }: Rights): 'division' | 'department' | 'institution' | null {
  const { level } = ROLE[role];
  const levels: readonly string[] = level === 'none' ? ['city', 'county'] : [level];
  if (!isDivisionCode(division) || division.length < 6 || !levels.includes(levelOf(division))) return 'division';
  if ((department !== null) !== ruleOf(role).department) return 'department';
  return (institution !== null) === ruleOf(role).institution ? null : 'institution';
}
