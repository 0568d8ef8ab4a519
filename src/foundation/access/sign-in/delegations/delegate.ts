import { Refusal } from '../../../platform/http/index.ts';
import type { Actor } from '../../walls/index.ts';
import { isUsable, usableSql, type Account } from '../accounts/account.ts';
import { change } from '../change.ts';
import { isAdministrator, ruleOf } from '../role-rules.ts';
import type { SignIn } from '../room.ts';
import { findAccount } from '../sessions/sign-in.ts';

/** Days a loan of rights lasts at most; a longer absence is a new loan. */
const MOST_DAYS = 184;

const NO_DEPUTY = { kind: 'invalid', code: 'deputy_unknown', zh: '没有可以代理的这个账号：岗位不合适，或账号不可用。', en: 'There is no account of this name that could be the deputy.', where: 'deputy' } as const;
const NO_LOAN = { kind: 'conflict', code: 'not_to_be_lent', zh: '这个岗位的权限不能由他人代理。', en: 'The rights of this role cannot be lent.' } as const;
const NO_CHAIN = { kind: 'forbidden', code: 'not_for_deputies', zh: '代理他人时不能做这件事。', en: 'This cannot be done while acting for somebody else.' } as const;
const BAD_DATES = { kind: 'invalid', code: 'delegation_dates', zh: `代理要有结束日期，在今天以后，最长 ${MOST_DAYS} 天。`, en: `A delegation ends after today and lasts ${MOST_DAYS} days at most.`, where: 'until' } as const;
const UNKNOWN = { kind: 'not_found', code: 'delegation_unknown', zh: '没有这项代理。', en: 'There is no such delegation.' } as const;
const NEEDS_SECOND_FACTOR = { kind: 'conflict', code: 'second_factor_needed', zh: '代理这个岗位要先设置动态口令，并用它登录。', en: 'To act for this role, set up a second factor and sign in with it.', where: '/me' } as const;

/** What is lent to whom. `until` is the last day, 'YYYY-MM-DD', in China. */
export interface Loan {
  readonly deputy: string;
  readonly from: string;
  readonly until: string;
}

export interface Delegation {
  readonly id: string;
  readonly absentee: string;
  readonly absenteeName: string;
  readonly deputy: string;
  readonly deputyName: string;
  readonly from: Date;
  readonly until: Date;
  readonly revoked: boolean;
}

/**
 * Lends the rights of `absentee` to a deputy, named by his sign-in name: by the absentee himself, or by the security administrator for one
 * who is away already. The deputy gets what the absentee has at that moment, neither more nor later added; no administrator lends or stands in.
 */
export async function delegate(signIn: SignIn, actor: Actor, absentee: Account, loan: Loan, requestId: string | null): Promise<string> {
  if (actor.actingFor !== null) throw new Refusal(NO_CHAIN);
  const today = signIn.clock.today();
  const { from, until } = daysOf(loan, today);
  if (!isUsable(absentee, today) || ruleOf(absentee.role).deputies.length === 0) throw new Refusal(NO_LOAN);
  const deputy = await findAccount(signIn, 'sign_in_name', loan.deputy.trim().toLowerCase());
  if (!deputy || !isUsable(deputy, today) || deputy.id === absentee.id || !ruleOf(absentee.role).deputies.includes(deputy.role)) throw new Refusal(NO_DEPUTY);
  if (deputy.institution !== absentee.institution && ruleOf(absentee.role).institution) throw new Refusal(NO_DEPUTY);
  return change(signIn, { doer: actor, action: 'delegation:grant', requestId }, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into sign_in.delegation (absentee, deputy, from_at, until_at, granted_by, granted_at)
       values ($1, $2, $3::date::timestamp at time zone 'Asia/Shanghai', ($4::date + 1)::timestamp at time zone 'Asia/Shanghai', $5, $6) returning id`,
      [absentee.id, deputy.id, from, until, actor.id, signIn.clock.now()],
    );
    const id = rows[0]?.id ?? '';
    return { answer: id, detail: { delegation: id, absentee: absentee.id, deputy: deputy.id, until } };
  });
}

/** Ends a delegation at once; `of` limits it to those this account lent or was lent. */
export async function revokeDelegation(signIn: SignIn, actor: Actor, id: string, of: string | null, requestId: string | null): Promise<void> {
  if (actor.actingFor !== null) throw new Refusal(NO_CHAIN);
  await change(signIn, { doer: actor, action: 'delegation:revoke', requestId }, async (client) => {
    const { rowCount } = await client.query(
      'update sign_in.delegation set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null and ($4::uuid is null or $4 in (absentee, deputy))',
      [id, signIn.clock.now(), actor.id, of],
    );
    if (rowCount === 0) throw new Refusal(UNKNOWN);
    return { answer: undefined, detail: { delegation: id } };
  });
}

/** Delegations that are not over yet, and with `over` all of them; of one account, or of everybody. */
export async function listDelegations({ connections, clock }: SignIn, { of, over }: { of: string | null; over: boolean }): Promise<Delegation[]> {
  const { rows } = await connections.query<Delegation>(
    `select d.id, d.absentee, b.shown_name as "absenteeName", d.deputy, a.shown_name as "deputyName", d.from_at as "from", d.until_at as until, d.revoked_at is not null as revoked
       from sign_in.delegation d join sign_in.account b on b.id = d.absentee join sign_in.account a on a.id = d.deputy
      where ($1::uuid is null or $1 in (d.absentee, d.deputy)) and ($2 or (d.revoked_at is null and d.until_at > $3))
      order by d.until_at desc, d.id`,
    [of, over, clock.now()],
  );
  return rows;
}

/** From the next request on this session acts for the absentee of a delegation, or (null) for itself again. */
export async function actFor(signIn: SignIn, actor: Actor, delegation: string | null, requestId: string | null): Promise<void> {
  const loan = delegation === null ? null : await usableLoan(signIn, actor.id, delegation);
  if (loan && isAdministrator(loan.role)) throw new Refusal(NO_LOAN);
  await change(signIn, { doer: { ...actor, actingFor: null }, action: 'delegation:act_for', requestId }, async (client) => {
    const needs = loan !== null && signIn.rules.secondFactor === 'by_role' && ruleOf(loan.role).secondFactor;
    const { rowCount } = await client.query(
      'update sign_in.session set acting_for = $2 where id = $1 and ended_at is null and (second_factor or not $3)', [actor.session, delegation, needs],
    );
    if (rowCount === 0) throw new Refusal(NEEDS_SECOND_FACTOR);
    return { answer: undefined, detail: { delegation, absentee: loan?.absentee ?? null } };
  });
}

async function usableLoan({ connections, clock }: SignIn, deputy: string, delegation: string) {
  const { rows } = await connections.query<{ absentee: string; role: NonNullable<Account['role']> }>(
    `select d.absentee, b.role from sign_in.delegation d join sign_in.account b on b.id = d.absentee
      where d.id = $1 and d.deputy = $2 and d.revoked_at is null and d.from_at <= $3 and d.until_at > $3 and ${usableSql('b', '$4')}`,
    [delegation, deputy, clock.now(), clock.today()],
  );
  if (!rows[0]) throw new Refusal(UNKNOWN);
  return rows[0];
}

function daysOf({ from, until }: Loan, today: string): { from: string; until: string } {
  const first = from < today ? today : from;
  const days = (Date.parse(until) - Date.parse(first)) / 86_400_000;
  if (Number.isNaN(days) || days < 0 || days >= MOST_DAYS) throw new Refusal(BAD_DATES);
  return { from: first, until };
}
