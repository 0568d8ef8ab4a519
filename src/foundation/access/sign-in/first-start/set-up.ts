import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { Refusal } from '../../../platform/http/index.ts';
import { insertAccount, newOneTimePassword, setOneTime, type AccountData } from '../accounts/make-account.ts';
import { change } from '../change.ts';
import { hashPassword } from '../passwords/hash-password.ts';
import { judgePassword } from '../passwords/judge-password.ts';
import { ADMINISTRATORS, type Rights } from '../role-rules.ts';
import { note, TERMINAL, type SignIn } from '../room.ts';
import { cleanCode, hashOf, newCode } from '../tokens.ts';

/** Hours a set-up code holds, and wrong codes after which it does not. */
const CODE_HOURS = 24;
const CODE_TRIES = 10;

const NO_CODE = { kind: 'unauthenticated', code: 'set_up_refused', zh: '设置码不对、已过期，或账号已经设置过。服务器启动时会打印新的设置码。', en: 'The set-up code is wrong or over, or accounts exist already. The server prints a new code when it starts.', where: 'code' } as const;

type Administrator = (typeof ADMINISTRATORS)[number];

/** The first three administrators, each with a password of his own. */
export type FirstAccounts = Readonly<Record<Administrator, { readonly signInName: string; readonly shownName: string; readonly password: string }>>;

/** Whether anybody has an account yet. */
export async function hasAccounts({ connections }: Pick<SignIn, 'connections'>): Promise<boolean> {
  const { rows } = await connections.query<{ some: boolean }>('select exists (select from sign_in.account) as some', []);
  return rows[0]?.some ?? false;
}

/** A new set-up code, told this once; null once there are accounts. The code before it counts no longer. */
export async function newSetUpCode(signIn: SignIn): Promise<string | null> {
  if (await hasAccounts(signIn)) return null;
  const code = newCode(4);
  await signIn.connections.query(
    `insert into sign_in.set_up (code_hash, expires_at) values ($1, $2::timestamptz + make_interval(hours => $3))
     on conflict (only_one) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at, failed = 0`,
    [hashOf(code), signIn.clock.now(), CODE_HOURS],
  );
  return code;
}

/** Makes the three administrators of a new office, once, with the set-up code from the terminal. `division` is the city's code. */
export async function setUp(signIn: SignIn, { code, division, accounts }: { code: string; division: string; accounts: FirstAccounts }, requestId: string | null): Promise<void> {
  const names = ADMINISTRATORS.map((role) => accounts[role].signInName);
  if (new Set(names).size < names.length) throw new Refusal({ kind: 'invalid', code: 'administrators_same', zh: '三个管理员要用三个不同的账号。', en: 'The three administrators are three different accounts.', where: 'accounts' });
  for (const role of ADMINISTRATORS) judgePassword(accounts[role].password, accounts[role].signInName);
  if (!(await takeCode(signIn, code))) {
    await note(signIn, { doer: { id: 'nobody', role: 'nobody', division: null, actingFor: null }, action: 'set_up:accounts', outcome: 'failed', requestId });
    throw new Refusal(NO_CODE);
  }
  const made = await Promise.all(ADMINISTRATORS.map(async (role) => ({ role, ...accounts[role], hash: await hashPassword(accounts[role].password) })));
  await change(signIn, { doer: TERMINAL, action: 'set_up:accounts', requestId }, async (client) => {
    await client.query('lock table sign_in.set_up in exclusive mode');
    const { rowCount } = await client.query('select 1 from sign_in.account limit 1');
    if (rowCount !== 0) throw new Refusal(NO_CODE);
    for (const { role, signInName, shownName, hash } of made) {
      const id = await withRights(client, signIn, { signInName, shownName, validFrom: signIn.clock.today(), validTo: null, externalId: null }, { role, division, department: null, institution: null });
      await client.query('insert into sign_in.password (account, hash, one_time, set_at) values ($1, $2, false, $3)', [id, hash, signIn.clock.now()]);
    }
    await client.query('delete from sign_in.set_up');
    return { answer: undefined, detail: { accounts: made.length } };
  });
}

/** Makes accounts with their rights from the machine's own terminal: a demo city's, or the first administrators'. Answers their one-time passwords in order. */
export async function makeAtTerminal(signIn: SignIn, accounts: readonly ({ readonly signInName: string; readonly shownName: string } & Rights)[]): Promise<string[]> {
  const made = await Promise.all(accounts.map(async (account) => ({ ...account, ...(await newOneTimePassword()) })));
  return change(signIn, { doer: TERMINAL, action: 'set_up:accounts', requestId: null }, async (client) => {
    for (const { signInName, shownName, hash, ...rights } of made) {
      const id = await withRights(client, signIn, { signInName, shownName, validFrom: signIn.clock.today(), validTo: null, externalId: null }, rights);
      await setOneTime(client, signIn, id, hash);
    }
    return { answer: made.map(({ oneTimePassword }) => oneTimePassword), detail: { accounts: made.length } };
  });
}

/** The same where there is no account yet; refused where there is. */
export async function makeFirstAtTerminal(signIn: SignIn, accounts: Parameters<typeof makeAtTerminal>[1]): Promise<string[]> {
  if (await hasAccounts(signIn)) throw new Refusal({ kind: 'conflict', code: 'accounts_exist', zh: '已经有账号了；被锁在门外时用 account reset。', en: 'There are accounts already; account reset lets somebody in again.' });
  return makeAtTerminal(signIn, accounts);
}

/** Tries a code: the count of wrong ones goes up first, so that many at once are no more than ten. */
async function takeCode({ connections, clock }: SignIn, code: string): Promise<boolean> {
  const { rows } = await connections.query<{ right: boolean }>(
    `update sign_in.set_up set failed = failed + 1 where expires_at > $2 and failed < $3 returning code_hash = $1 as right`,
    [hashOf(cleanCode(code)), clock.now(), CODE_TRIES],
  );
  return rows[0]?.right ?? false;
}

async function withRights(client: PoolClient, signIn: SignIn, data: AccountData, { role, division, department, institution }: Rights): Promise<string> {
  const id = randomUUID();
  await insertAccount(client, signIn, { id, ...data, madeBy: null });
  await client.query('update sign_in.account set role = $2, division = $3, department = $4, institution = $5 where id = $1', [id, role, division, department, institution]);
  return id;
}
