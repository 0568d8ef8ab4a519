import { randomUUID } from 'node:crypto';
import { DatabaseError, type PoolClient } from 'pg';
import { Refusal } from '../../../platform/http/index.ts';
import type { Role } from '../../walls/index.ts';
import { change } from '../change.ts';
import { hashPassword } from '../passwords/hash-password.ts';
import { isAdministrator } from '../role-rules.ts';
import type { Doer, SignIn } from '../room.ts';
import { newCode } from '../tokens.ts';
import { noAccount } from './list-accounts.ts';

/** Days a one-time password waits for its first use. */
const ONE_TIME_DAYS = 7;

const NOT_HIS = { kind: 'forbidden', code: 'administrators_days', zh: '管理员账号的有效期由安全管理员用停用、关闭来管。', en: 'An administrator\'s account is suspended or closed by the security administrator, not run out.', where: 'validTo' } as const;

/** The technical side of an account: what the system administrator keeps. */
export interface AccountData {
  readonly signInName: string;
  readonly shownName: string;
  /** 'YYYY-MM-DD'. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly externalId: string | null;
}

/** An account newly made; the password is told this once. */
export interface Made {
  readonly id: string;
  readonly oneTimePassword: string;
}

/** Makes an account without any right, and its one-time password. Done by the system administrator. */
export async function makeAccount(signIn: SignIn, doer: Doer, data: AccountData, requestId: string | null): Promise<Made> {
  const id = randomUUID();
  const { oneTimePassword, hash } = await newOneTimePassword();
  await taken(() => change(signIn, { doer, action: 'account:make', requestId }, async (client) => {
    await insertAccount(client, signIn, { id, ...data, madeBy: idOrNull(doer) });
    await setOneTime(client, signIn, id, hash);
    return { answer: undefined, detail: { account: id } };
  }));
  return { id, oneTimePassword };
}

/** Changes the technical side of an account. An administrator's cannot be ended this way: that would be taking rights. */
export async function changeAccount(signIn: SignIn, doer: Doer, id: string, data: AccountData, requestId: string | null): Promise<void> {
  await taken(() => change(signIn, { doer, action: 'account:change', requestId }, async (client) => {
    const { rows } = await client.query<{ role: Role | null; validFrom: string; validTo: string | null }>(
      'select role, valid_from as "validFrom", valid_to as "validTo" from sign_in.account where id = $1 for update', [id],
    );
    const before = rows[0] ?? noAccount();
    if (isAdministrator(before.role) && (before.validFrom !== data.validFrom || before.validTo !== data.validTo)) throw new Refusal(NOT_HIS);
    await client.query(
      'update sign_in.account set sign_in_name = $2, shown_name = $3, valid_from = $4, valid_to = $5, external_id = $6 where id = $1',
      [id, data.signInName, data.shownName, data.validFrom, data.validTo, data.externalId],
    );
    return { answer: undefined, detail: { account: id } };
  }));
}

/** A new one-time password; sessions of the account end. Done by the system administrator; the second factor, which only the security administrator takes away, stays. */
export async function resetPassword(signIn: SignIn, doer: Doer, id: string, requestId: string | null): Promise<string> {
  if (doer.id === id) throw new Refusal({ kind: 'forbidden', code: 'own_account', zh: '不能重置自己的口令，请直接修改。', en: 'Nobody resets his own password: change it.' });
  const { oneTimePassword, hash } = await newOneTimePassword();
  await change(signIn, { doer, action: 'account:reset_password', requestId }, async (client) => {
    const { rowCount } = await client.query('select 1 from sign_in.account where id = $1', [id]);
    if (rowCount === 0) noAccount();
    await setOneTime(client, signIn, id, hash);
    await client.query('update sign_in.session set ended_at = $2 where account = $1 and ended_at is null', [id, signIn.clock.now()]);
    return { answer: undefined, detail: { account: id } };
  });
  return oneTimePassword;
}

export async function insertAccount(client: PoolClient, { clock }: SignIn, { id, madeBy, ...data }: AccountData & { id: string; madeBy: string | null }): Promise<void> {
  await client.query(
    `insert into sign_in.account (id, sign_in_name, shown_name, valid_from, valid_to, external_id, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, data.signInName, data.shownName, data.validFrom, data.validTo, data.externalId, clock.now(), madeBy],
  );
}

/** Four groups of four, 80 bits: nobody guesses it in the week it holds. */
export async function newOneTimePassword(): Promise<{ oneTimePassword: string; hash: string }> {
  const oneTimePassword = newCode(4);
  return { oneTimePassword, hash: await hashPassword(oneTimePassword) };
}

export async function setOneTime(client: PoolClient, { clock }: SignIn, account: string, hash: string): Promise<void> {
  const now = clock.now();
  await client.query(
    `insert into sign_in.password (account, hash, one_time, valid_until, set_at) values ($1, $2, true, $3::timestamptz + make_interval(days => $4), $3)
     on conflict (account) do update set hash = excluded.hash, one_time = true, valid_until = excluded.valid_until, set_at = excluded.set_at`,
    [account, hash, now, ONE_TIME_DAYS],
  );
}

function idOrNull(doer: Doer): string | null {
  return doer.role === 'terminal' ? null : doer.id;
}

/** 23505: another account has this sign-in name or this subject. */
async function taken<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505') throw new Refusal({ kind: 'conflict', code: 'account_taken', zh: '这个账号名（或外部标识）已经有人用了。', en: 'Another account has this sign-in name or external id.', where: 'signInName' });
    throw error;
  }
}
