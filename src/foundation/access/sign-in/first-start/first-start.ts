import { ROLE, type Role } from '../../walls/index.ts';
import { ruleOf, type Rights } from '../role-rules.ts';
import type { SignIn } from '../room.ts';
import { hasAccounts, makeFirstAtTerminal, newSetUpCode } from './set-up.ts';

/** Places the accounts of a demo city answer for. */
export interface DemoPlaces {
  readonly city: string;
  readonly county: string;
  /** A county beside it, to see that neither sees the other. */
  readonly neighbour: string;
  /** A town and a village of the county. */
  readonly town: string;
  readonly village: string;
}

/** An account of the demo city with its one-time password, which is nowhere else. */
export interface DemoAccount {
  readonly signInName: string;
  readonly role: Role;
  readonly division: string;
  readonly oneTimePassword: string;
}

const DEMO_ACCOUNTS = [
  ['leader', 'city_leader', 'city'],
  ['office', 'department_officer', 'city'],
  ['rehabilitation', 'department_officer', 'city'],
  ['county', 'county_officer', 'county'],
  ['neighbour', 'county_officer', 'neighbour'],
  ['town', 'town_clerk', 'town'],
  ['village', 'village_worker', 'village'],
  ['institution', 'institution', 'county'],
  ['employer', 'employer', 'county'],
  ['evaluator', 'evaluator', 'city'],
  ['auditor', 'auditor', 'city'],
  ['system', 'system_administrator', 'city'],
  ['security', 'security_administrator', 'city'],
  ['audit', 'audit_administrator', 'city'],
] as const satisfies readonly (readonly [string, Role, keyof DemoPlaces])[];

/**
 * What a start must do before anybody can sign in, told line by line: a demo city gets an account for every role, whose one-time passwords
 * are told this once; a real office without accounts gets a set-up code. There is no default account.
 */
export async function firstStart(signIn: SignIn, { demo, say }: { demo: DemoPlaces | null; say: (line: string) => void }): Promise<readonly DemoAccount[]> {
  if (signIn.rules.secondFactor === 'relaxed') say('示范城市不要求动态口令（JINBAO_SECOND_FACTOR=by_role 可打开）/ a demo city asks no second factor; JINBAO_SECOND_FACTOR=by_role asks it');
  if (demo !== null) {
    const made = await makeDemoAccounts(signIn, demo);
    if (made.length > 0) made.map(line).forEach((text, i) => (i === 0 ? say(`示范账号，口令只显示这一次，首次登录要改 / demo accounts; passwords are shown this once and changed at the first sign-in\n  ${text}`) : say(text)));
    return made;
  }
  const code = await newSetUpCode(signIn);
  if (code !== null) say(`还没有账号。设置码（24 小时内有效）/ no account yet; set-up code, good for 24 hours: ${code}`);
  return [];
}

/** An account for every role, where there is none yet. */
export async function makeDemoAccounts(signIn: SignIn, places: DemoPlaces): Promise<readonly DemoAccount[]> {
  const accounts = DEMO_ACCOUNTS.map(([signInName, role, place]) => ({ signInName, shownName: `示范${ROLE[role].label.zh}`, ...rightsOf(role, places[place], signInName) }));
  if (await hasAccounts(signIn)) return [];
  const passwords = await makeFirstAtTerminal(signIn, accounts);
  return accounts.map(({ signInName, role, division }, i) => ({ signInName, role, division, oneTimePassword: passwords[i] ?? '' }));
}

function rightsOf(role: Role, division: string, signInName: string): Rights {
  const { department, institution } = ruleOf(role);
  return { role, division, department: department ? (signInName === 'office' ? 'office' : 'rehabilitation') : null, institution: institution ? `demo-${role}` : null };
}

function line({ signInName, role, division, oneTimePassword }: DemoAccount): string {
  return `${signInName.padEnd(15)} ${oneTimePassword}  ${ROLE[role].label.zh} ${division}`;
}
