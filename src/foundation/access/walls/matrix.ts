import { ROLES, type Actor, type Role } from './actor.ts';

/** What can be done, by what it is done to. A route names one of these; what no role is given, nobody may. */
export const ACTIONS = {
  /** Totals by rule and county. */
  overview: ['read'],
  findings: ['read', 'decide', 'export'],
  /** One person: masked, with the reasons of each rule. */
  person: ['read', 'reveal'],
  /** Corrections, merges and partings of the register: one asks, another decides. */
  changes: ['read', 'ask', 'decide'],
  /** What files of the register contradict themselves in. */
  conflicts: ['read', 'settle'],
  lists: ['read'],
  /** Agencies' files on their way in: seeing how far they are; bringing, taking in, taking back. */
  imports: ['read', 'run'],
  /** Rows that nobody could place. */
  desk: ['read', 'decide'],
  quality: ['read', 'judge'],
  /** What the packs say: nothing in it is about a person. */
  rules: ['read'],
  what_if: ['read', 'try', 'adopt'],
  /** Accounts without their rights. */
  accounts: ['read', 'manage'],
  /** Role, place, department of an account; lifting a lock; ending its sessions. */
  rights: ['read', 'manage'],
  /** One's own sessions, password, second factor. */
  self: ['manage'],
  delegations: ['read', 'grant'],
  devices: ['read', 'enrol'],
  audit: ['read', 'verify', 'export'],
  keys: ['read', 'rotate'],
  /** The register of processing, impact assessments, requests of people. */
  privacy: ['read', 'manage'],
  requests: ['read', 'handle'],
  /** Looks at minors that a superior approves. */
  looks: ['read', 'decide'],
  retention: ['read', 'run'],
  breach: ['read', 'draw_up'],
} as const satisfies Record<string, readonly string[]>;

export type Resource = keyof typeof ACTIONS;
export type ActionOf<R extends Resource> = (typeof ACTIONS)[R][number];
export type Permission = { [R in Resource]: `${R}:${ActionOf<R>}` }[Resource];

const OWN = ['self:manage'] as const;
const LOCAL = [...OWN, 'overview:read', 'rules:read', 'findings:read', 'findings:decide', 'person:read', 'person:reveal', 'looks:read', 'requests:read', 'requests:handle', 'delegations:grant', 'delegations:read', 'privacy:read', 'changes:read', 'changes:ask'] as const;

/**
 * The matrix. Three administrators are apart (三员分立): one keeps accounts and keys, one gives rights, one reads what all did; none sees a
 * person of the register, and none can do another's work.
 */
export const MATRIX = {
  city_leader: [...OWN, 'overview:read', 'rules:read', 'findings:read', 'person:read', 'lists:read', 'imports:read', 'quality:read', 'what_if:read', 'what_if:try', 'delegations:grant', 'delegations:read', 'privacy:read', 'breach:read', 'changes:read', 'conflicts:read', 'looks:read', 'looks:decide'],
  department_officer: [
    ...LOCAL, 'looks:decide', 'findings:export', 'lists:read', 'imports:read', 'imports:run', 'desk:read', 'desk:decide', 'quality:read', 'quality:judge', 'what_if:read', 'what_if:try', 'what_if:adopt', 'privacy:manage', 'retention:read', 'breach:read',
    'changes:decide', 'conflicts:read', 'conflicts:settle',
  ],
  county_officer: [...LOCAL, 'looks:decide', 'findings:export', 'devices:enrol', 'devices:read', 'changes:decide', 'conflicts:read', 'conflicts:settle'],
  town_clerk: [...LOCAL, 'devices:enrol', 'devices:read'],
  village_worker: [...OWN, 'overview:read', 'rules:read', 'findings:read', 'person:read', 'person:reveal', 'looks:read', 'privacy:read', 'changes:read', 'changes:ask'],
  institution: OWN,
  employer: OWN,
  evaluator: OWN,
  auditor: [...OWN, 'rules:read', 'audit:read', 'audit:verify', 'privacy:read', 'retention:read'],
  system_administrator: [...OWN, 'accounts:read', 'accounts:manage', 'devices:read', 'keys:read', 'keys:rotate', 'retention:read', 'retention:run'],
  security_administrator: [...OWN, 'accounts:read', 'rights:read', 'rights:manage', 'delegations:read', 'privacy:read', 'breach:read', 'breach:draw_up'],
  audit_administrator: [...OWN, 'audit:read', 'audit:verify', 'audit:export', 'retention:read'],
} as const satisfies Record<Role, readonly Permission[]>;

/** What an actor may do, as the console is told it. */
export function permissionsOf(role: Actor['role']): readonly Permission[] {
  return role === 'office' ? allPermissions() : MATRIX[role];
}

/** Whether a role may do this at all; where it may do it, is a matter of its reach. */
export function allowed<R extends Resource>(role: Actor['role'], resource: R, action: ActionOf<R>): boolean {
  const asked: string = `${resource}:${action}`;
  return permissionsOf(role).some((permission) => permission === asked);
}

/** Every permission there is. */
export function allPermissions(): Permission[] {
  return Object.entries(ACTIONS).flatMap(([resource, actions]) => actions.map((action) => `${resource}:${action}` as Permission));
}

/** The matrix as it is reviewed: a line each permission, a column each role. */
export function matrixText(): string {
  const width = Math.max(...allPermissions().map(({ length }) => length)) + 2;
  const heads = ROLES.map((role, i) => `${String.fromCodePoint(97 + i)} ${role}`);
  const lines = allPermissions().map((permission) => {
    const marks = ROLES.map((role) => (permissionsOf(role).includes(permission) ? 'x' : '.'));
    return `${permission.padEnd(width)}${marks.join(' ')}`;
  });
  return [...heads, '', `${''.padEnd(width)}${ROLES.map((_, i) => String.fromCodePoint(97 + i)).join(' ')}`, ...lines, ''].join('\n');
}
