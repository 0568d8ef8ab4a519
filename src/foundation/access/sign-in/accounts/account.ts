import type { Department, Role } from '../../walls/index.ts';

export type AccountState = 'open' | 'suspended' | 'closed';

/** Who may sign in. Without a role, made by the system administrator and not yet given any right, an account cannot. */
export interface Account {
  readonly id: string;
  readonly signInName: string;
  readonly shownName: string;
  readonly role: Role | null;
  readonly division: string | null;
  readonly department: Department | null;
  readonly institution: string | null;
  readonly state: AccountState;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** The subject of the OpenID provider that is this account. */
  readonly externalId: string | null;
}

/** The columns of `Account`, of the table `sign_in.account a`. */
export const ACCOUNT_COLUMNS = `a.id, a.sign_in_name as "signInName", a.shown_name as "shownName", a.role, a.division, a.department, a.institution,
  a.state, a.valid_from as "validFrom", a.valid_to as "validTo", a.external_id as "externalId"`;

/** Whether account `alias` may be used on the day that parameter `day` holds. */
export function usableSql(alias: string, day: string): string {
  return `${alias}.state = 'open' and ${alias}.role is not null and ${alias}.valid_from <= ${day}::date and (${alias}.valid_to is null or ${alias}.valid_to >= ${day}::date)`;
}

/** The same of an account that was read. `day` is 'YYYY-MM-DD'. */
export function isUsable(account: Account, day: string): account is Account & { readonly role: Role; readonly division: string } {
  return account.state === 'open' && account.role !== null && account.division !== null && account.validFrom <= day && (account.validTo === null || account.validTo >= day);
}
