/** What somebody does at the federation, or for it. Labels and meaning: `roles.ts`. */
export const ROLES = [
  'city_leader', 'department_officer', 'county_officer', 'town_clerk', 'village_worker', 'institution', 'employer', 'evaluator',
  'auditor', 'system_administrator', 'security_administrator', 'audit_administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Departments of a city federation. */
export const DEPARTMENTS = ['rehabilitation', 'education_employment', 'rights', 'publicity_culture', 'organisation', 'office'] as const;
export type Department = (typeof DEPARTMENTS)[number];

/** Who acts: an account with its role and reach, or the office itself in work that nobody asks for by name. */
export interface Actor {
  /** The account's uuid; `office` for the office itself. */
  readonly id: string;
  readonly name: string;
  readonly role: Role | 'office';
  /** The place it is responsible for: 6 (city or county), 9 (town) or 12 digits (village). */
  readonly division: string;
  /** Only this department's rules; null: those of all. */
  readonly department: Department | null;
  readonly institution: string | null;
  readonly session: string | null;
  /** The account whose rights are used by a deputy, where `id` is the deputy. */
  readonly actingFor: string | null;
}

/** The office's own work: checks, imports, retention. It sees everything and is no account. */
export function theOffice(name = 'office'): Actor {
  return { id: 'office', name, role: 'office', division: '', department: null, institution: null, session: null, actingFor: null };
}
