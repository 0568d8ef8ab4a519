import { isWithin } from '../../../kernel/index.ts';
import { Refusal } from '../../../platform/http/index.ts';
import type { Actor } from '../../walls/index.ts';
import { usableSql } from '../accounts/account.ts';
import { change } from '../change.ts';
import { note, type SignIn } from '../room.ts';
import { hashOf, newToken } from '../tokens.ts';

/** Minutes a shown enrolment code may be redeemed. */
const CODE_MINUTES = 10;

/** Days after which a device is enrolled anew. */
const DEVICE_DAYS = 180;

const NO_WORKER = { kind: 'not_found', code: 'worker_unknown', zh: '没有这个村（社区）联络员，或不在您的范围内。', en: 'There is no such village worker, or not within your reach.' } as const;
const NO_DEVICE = { kind: 'not_found', code: 'device_unknown', zh: '没有这台设备，或不在您的范围内。', en: 'There is no such device, or not within your reach.' } as const;
const NO_CODE = { kind: 'unauthenticated', code: 'enrolment_refused', zh: '登记码不对、已经用过或已过期，请重新扫码。', en: 'The enrolment code is wrong, used or over: scan a new one.' } as const;
const NO_CHAIN = { kind: 'forbidden', code: 'not_for_deputies', zh: '代理他人时不能做这件事。', en: 'This cannot be done while acting for somebody else.' } as const;

export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly division: string;
}

export interface Device {
  readonly id: string;
  readonly name: string;
  readonly worker: string;
  readonly workerName: string;
  readonly division: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly lastSeen: Date;
}

/** Village workers within an officer's area, for whom a device can be enrolled. */
export async function listWorkers({ connections, clock }: SignIn, { division }: Pick<Actor, 'division'>): Promise<Worker[]> {
  const { rows } = await connections.query<Worker>(
    `select a.id, a.shown_name as name, a.division from sign_in.account a where a.role = 'village_worker' and ${usableSql('a', '$1')} order by a.division, a.shown_name`,
    [clock.today()],
  );
  return rows.filter((worker) => isWithin(worker.division, division));
}

/** Starts the enrolment of a device for a village worker; the code is told this once, in the address that the device scans. */
export async function startEnrolment(signIn: SignIn, actor: Actor, worker: string, address: string, requestId: string | null): Promise<{ payload: string; expiresAt: Date }> {
  if (actor.actingFor !== null) throw new Refusal(NO_CHAIN);
  const known = (await listWorkers(signIn, actor)).find(({ id }) => id === worker);
  if (!known) throw new Refusal(NO_WORKER);
  const { token, hash } = newToken();
  const expiresAt = new Date(signIn.clock.now().getTime() + CODE_MINUTES * 60_000);
  await change(signIn, { doer: actor, action: 'device:start_enrolment', requestId }, async (client) => {
    await client.query('delete from sign_in.enrolment where expires_at < $1', [signIn.clock.now()]);
    await client.query('insert into sign_in.enrolment (code_hash, account, made_by, expires_at) values ($1, $2, $3, $4)', [hash, worker, actor.id, expiresAt]);
    return { answer: undefined, detail: { worker } };
  });
  // Behind '#': a browser that is led there by mistake sends the code to nobody.
  return { payload: `${address}/field#enrol=${token}`, expiresAt };
}

/** Redeems a code, once, for the device's own token, which is told this once. */
export async function redeemEnrolment(signIn: SignIn, { code, name }: { code: string; name: string }, requestId: string | null): Promise<{ id: string; token: string; worker: Worker; expiresAt: Date }> {
  const now = signIn.clock.now();
  const expiresAt = new Date(now.getTime() + DEVICE_DAYS * 86_400_000);
  const { token, hash } = newToken('jbd_');
  const { rows } = await signIn.connections.query<Worker & { device: string }>(
    `with used as (
       update sign_in.enrolment e set used_at = $2 from sign_in.account a
        where e.code_hash = $1 and e.used_at is null and e.expires_at > $2 and a.id = e.account and a.role = 'village_worker' and ${usableSql('a', '$3')}
       returning e.account, e.made_by, a.shown_name, a.division
     ), made as (
       insert into sign_in.device (account, name, token_hash, made_by, made_at, expires_at, last_seen)
       select account, $4, $5, made_by, $2, $6, $2 from used returning id
     )
     select made.id as device, used.account as id, used.shown_name as name, used.division from used, made`,
    [hashOf(code), now, signIn.clock.today(), name, hash, expiresAt],
  );
  const made = rows[0];
  const doer = { id: made?.id ?? 'nobody', role: made ? 'village_worker' : 'nobody', division: made?.division ?? null, actingFor: null };
  await note(signIn, { doer, action: 'device:enrol', outcome: made ? 'done' : 'failed', detail: made ? { device: made.device } : {}, requestId });
  if (!made) throw new Refusal(NO_CODE);
  return { id: made.device, token, worker: { id: made.id, name: made.name, division: made.division }, expiresAt };
}

/** Devices in use; `division` limits them to workers within an area, null to nothing. */
export async function listDevices({ connections, clock }: SignIn, division: string | null): Promise<Device[]> {
  const { rows } = await connections.query<Device>(
    `select d.id, d.name, d.account as worker, a.shown_name as "workerName", a.division, d.made_at as "madeAt", d.expires_at as "expiresAt", d.last_seen as "lastSeen"
       from sign_in.device d join sign_in.account a on a.id = d.account
      where d.revoked_at is null and d.expires_at > $1 and a.division is not null order by a.division, d.made_at`,
    [clock.now()],
  );
  return rows.filter((device) => division === null || isWithin(device.division, division));
}

/** Ends a device within the officer's area, at its very next request. */
export async function revokeDevice(signIn: SignIn, actor: Actor, id: string, requestId: string | null): Promise<void> {
  const known = (await listDevices(signIn, actor.division)).find((device) => device.id === id);
  if (!known) throw new Refusal(NO_DEVICE);
  await change(signIn, { doer: actor, action: 'device:revoke', requestId }, async (client) => {
    await client.query('update sign_in.device set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null', [id, signIn.clock.now(), actor.id]);
    return { answer: undefined, detail: { device: id } };
  });
}
