import type { PoolClient } from 'pg';
import { Refusal } from '../../../platform/http/index.ts';
import type { Role } from '../../walls/index.ts';
import { change } from '../change.ts';
import { isAdministrator, misfitOf, type Rights } from '../role-rules.ts';
import type { Doer, SignIn } from '../room.ts';
import { unlockTries } from '../sessions/attempts.ts';
import { endSessions } from '../sessions/list-sessions.ts';
import type { AccountState } from './account.ts';
import { noAccount } from './list-accounts.ts';

const OWN = { kind: 'forbidden', code: 'own_account', zh: '不能给自己授权，也不能改自己账号的状态。', en: 'Nobody gives himself rights, or opens and closes his own account.' } as const;
const LAST = { kind: 'conflict', code: 'last_administrator', zh: '这是最后一个能用的这类管理员账号，先给别人授权。', en: 'This is the last usable account of this kind of administrator: give the role to somebody else first.' } as const;
const DEPUTISING = { kind: 'forbidden', code: 'not_for_deputies', zh: '代理他人时不能做这件事。', en: 'This cannot be done while acting for somebody else.' } as const;

/** Gives an account its role and reach, or takes them (null). Its sessions, devices and loans of its rights end. Done by the security administrator, never to himself. */
export async function giveRights(signIn: SignIn, doer: Doer, id: string, rights: Rights | null, requestId: string | null): Promise<void> {
  const misfit = rights === null ? null : misfitOf(rights);
  if (misfit !== null) throw new Refusal({ kind: 'invalid', code: 'rights_misfit', zh: '这个岗位配不上这样的区划、科室或机构。', en: 'The place, department or institution does not fit the role.', where: misfit });
  await overRights(signIn, doer, id, 'rights:give', requestId, async (client, role) => {
    if (role !== rights?.role) await keepOne(signIn, client, id, role);
    await client.query(
      'update sign_in.account set role = $2, division = $3, department = $4, institution = $5 where id = $1',
      [id, rights?.role ?? null, rights?.division ?? null, rights?.department ?? null, rights?.institution ?? null],
    );
    await endAll(client, signIn, id);
    await client.query('update sign_in.delegation set revoked_at = $2 where absentee = $1 and revoked_at is null', [id, signIn.clock.now()]);
    return { account: id, before: role, role: rights?.role ?? null, division: rights?.division ?? null };
  });
}

/** Opens, suspends or closes an account; what is not open ends its sessions and devices. Done by the security administrator. */
export async function setState(signIn: SignIn, doer: Doer, id: string, state: AccountState, requestId: string | null): Promise<void> {
  await overRights(signIn, doer, id, 'rights:state', requestId, async (client, role) => {
    if (state !== 'open') await keepOne(signIn, client, id, role);
    await client.query('update sign_in.account set state = $2 where id = $1', [id, state]);
    if (state !== 'open') await endAll(client, signIn, id);
    return { account: id, state };
  });
}

/** Ends every session and device of an account, at the very next request. */
export async function revokeAll(signIn: SignIn, doer: Doer, id: string, requestId: string | null): Promise<void> {
  await change(signIn, { doer, action: 'rights:revoke_sessions', requestId }, async (client) => {
    await roleOf(client, id);
    const ended = await endAll(client, signIn, id);
    return { answer: undefined, detail: { account: id, ...ended } };
  });
}

/** Lets an account be tried again before its fifteen minutes are over. */
export async function unlock(signIn: SignIn, doer: Doer, id: string, requestId: string | null): Promise<void> {
  const signInName = await change(signIn, { doer, action: 'rights:unlock', requestId }, async (client) => {
    const { rows } = await client.query<{ name: string }>('select sign_in_name as name from sign_in.account where id = $1', [id]);
    return { answer: rows[0]?.name ?? noAccount(), detail: { account: id } };
  });
  await unlockTries(signIn, { id, signInName });
}

/** Takes the second factor of somebody who lost it. The password, which only the system administrator resets, stays: neither of the two gets in alone. */
export async function takeSecondFactor(signIn: SignIn, doer: Doer, id: string, requestId: string | null): Promise<void> {
  await overRights(signIn, doer, id, 'rights:take_second_factor', requestId, async (client) => {
    await client.query('delete from sign_in.second_factor where account = $1', [id]);
    await client.query('delete from sign_in.recovery_code where account = $1', [id]);
    await endSessions(client, { account: id, now: signIn.clock.now() });
    return { account: id };
  });
}

async function overRights(
  signIn: SignIn, doer: Doer, id: string, action: string, requestId: string | null,
  act: (client: PoolClient, role: Role | null) => Promise<Record<string, string | null>>,
): Promise<void> {
  if (doer.id === id) throw new Refusal(OWN);
  if (doer.actingFor !== null) throw new Refusal(DEPUTISING);
  await change(signIn, { doer, action, requestId }, async (client) => {
    // One at a time: two administrators who remove one another at the same moment would both find the other still there.
    await client.query(`select pg_advisory_xact_lock(hashtext('sign_in.rights'))`);
    return { answer: undefined, detail: await act(client, await roleOf(client, id)) };
  });
}

async function roleOf(client: PoolClient, id: string): Promise<Role | null> {
  const { rows } = await client.query<{ role: Role | null }>('select role from sign_in.account where id = $1 for update', [id]);
  return (rows[0] ?? noAccount()).role;
}

/** Refuses to leave a kind of administrator without any usable account. */
async function keepOne({ clock }: SignIn, client: PoolClient, id: string, role: Role | null): Promise<void> {
  if (!isAdministrator(role)) return;
  const { rows } = await client.query<{ id: string }>(
    `select id from sign_in.account where role = $1 and state = 'open' and valid_from <= $2::date and (valid_to is null or valid_to >= $2::date)`,
    [role, clock.today()],
  );
  if (!rows.some((row) => row.id !== id)) throw new Refusal(LAST);
}

async function endAll(client: PoolClient, { clock }: SignIn, account: string): Promise<{ sessions: number; devices: number }> {
  const now = clock.now();
  const sessions = await endSessions(client, { account, now });
  const { rowCount } = await client.query('update sign_in.device set revoked_at = $2 where account = $1 and revoked_at is null', [account, now]);
  return { sessions, devices: rowCount ?? 0 };
}
