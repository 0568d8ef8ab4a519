import { usableSql } from '../accounts/account.ts';
import type { Actor, Department, Role } from '../../walls/index.ts';
import type { SignIn } from '../room.ts';
import { hashOf } from '../tokens.ts';

interface ActorRow {
  readonly session: string;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly division: string;
  readonly department: Department | null;
  readonly institution: string | null;
  readonly actingFor: string | null;
}

/** A living session `s` of a usable account `a`; $1 hash of the token, $2 now, $3 today. */
const LIVING_SESSION = `s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and s.last_seen + make_interval(mins => s.idle_minutes) > $2 and ${usableSql('a', '$3')}`;

/**
 * One query: the session, its account, whom it acts for, and once a minute that it was seen ($4: not at all). A delegation that has ended, or whose
 * absentee may no longer act, is left out of the answer: the deputy is himself again.
 */
const SESSION_SQL = `
with found as (
  select s.id as session, s.last_seen, a.id, a.shown_name as name,
         coalesce(b.role, a.role) as role, coalesce(b.division, a.division) as division,
         case when b.id is null then a.department else b.department end as department,
         case when b.id is null then a.institution else b.institution end as institution,
         b.id as "actingFor"
    from sign_in.session s
    join sign_in.account a on a.id = s.account
    left join sign_in.delegation d on d.id = s.acting_for and d.deputy = s.account and d.revoked_at is null and d.from_at <= $2 and d.until_at > $2
    left join sign_in.account b on b.id = d.absentee and ${usableSql('b', '$3')}
   where s.stage = 'open' and ${LIVING_SESSION}
), seen as (
  update sign_in.session s set last_seen = $2 from found
   where s.id = found.session and not $4 and found.last_seen <= $2::timestamptz - interval '1 minute'
)
select session, id, name, role, division, department, institution, "actingFor" from found`;

const DEVICE_SQL = `
with found as (
  select d.id as session, d.last_seen, a.id, a.shown_name as name, a.role, a.division, a.department, a.institution, null::uuid as "actingFor"
    from sign_in.device d
    join sign_in.account a on a.id = d.account
   where d.token_hash = $1 and d.revoked_at is null and d.expires_at > $2 and a.role = 'village_worker' and ${usableSql('a', '$3')}
), seen as (
  update sign_in.device d set last_seen = $2 from found
   where d.id = found.session and not $4 and found.last_seen <= $2::timestamptz - interval '1 minute'
)
select session, id, name, role, division, department, institution, "actingFor" from found`;

/** What a request shows of itself. */
export interface Shown {
  /** The token of the session cookie. */
  readonly cookie: string | null;
  /** The token of a device. */
  readonly bearer: string | null;
  /** The page asks by itself and nobody touched it: the session is not kept alive by it. */
  readonly background: boolean;
}

/** Whose request this is; null: nobody's who may act. Asks the database each time, so that a revocation counts at the very next request. */
export async function actorOfTokens({ connections, clock }: SignIn, { cookie, bearer, background }: Shown): Promise<Actor | null> {
  const token = bearer ?? cookie;
  if (token === null) return null;
  const { rows } = await connections.query<ActorRow>(bearer === null ? SESSION_SQL : DEVICE_SQL, [hashOf(token), clock.now(), clock.today(), background]);
  const row = rows[0];
  if (!row) return null;
  const { id, name, role, division, department, institution, session, actingFor } = row;
  return { id, name, role, division, department, institution, session, actingFor };
}
