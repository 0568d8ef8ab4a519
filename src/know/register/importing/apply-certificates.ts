import type { PoolClient } from 'pg';
import { endPeriods } from './apply-attributes.ts';
import { CERTIFICATE } from './attributes.ts';

const COLUMNS = [...Object.keys(CERTIFICATE.columns), CERTIFICATE.sealed.column].join(', ');
const SAID = [...Object.values(CERTIFICATE.columns).map((column) => `s.${column}`), `v.${CERTIFICATE.sealed.from}`].join(', ');

/**
 * Writes certificates and their status. A changed certificate ends the one before it on the day the new one begins, where that lies between the old
 * start and `asOf`, else on `asOf`; one that comes back after a gap begins on `asOf`. A status other than valid is known from `asOf` on, an expiry from the day after the last day.
 */
export async function applyCertificates(client: PoolClient, asOf: string): Promise<void> {
  await client.query(`
    create temp table turning on commit drop as
    select h.person, h.subject, c.id as certificate_id, 
      case when h.subject = 'certificate' and s.valid_from <= $1::date and case when c.id is not null then s.valid_from > coalesce(lower(c.during), '-infinity')
          else not exists (select from register.certificate e where e.person_id = h.person) end then s.valid_from else $1::date end as day
    from change h left join staged s on s.person = h.person left join register.certificate c on c.person_id = h.person and upper_inf(c.during)
    where h.subject in ('certificate', 'gone')`, [asOf]);
  await client.query('delete from register.certificate c using turning t where c.id = t.certificate_id and lower(c.during) >= t.day');
  await client.query('update register.certificate c set during = daterange(lower(c.during), t.day) from turning t where c.id = t.certificate_id');
  await client.query(`delete from register.certificate_status s using turning t where s.certificate_id = t.certificate_id and lower(s.during) >= t.day`);
  await client.query(`update register.certificate_status s set during = s.during * daterange(null, t.day) from turning t where s.certificate_id = t.certificate_id`);
  await beginCertificates(client, asOf);
  await changeStatus(client, asOf);
  await endPeriods(client, 'known_person', 'person_id', 'known_person', asOf);
  await endPeriods(client, 'known_person', 'person_id', 'gone', asOf);
  await client.query(`
    insert into register.known_person (person_id, during, category, grade, basis)
    select s.person, daterange(case when not s.is_new then $1::date end, null), s.category, s.grade, 'register' from staged s
    where s.certificate_status = 'none' and (s.is_new or exists (select from change h where h.person = s.person and h.subject = 'known_person'))`, [asOf]);
}

/** A period never reaches back into an earlier one of the same person or of the same number. */
async function beginCertificates(client: PoolClient, asOf: string): Promise<void> {
  await client.query(`
    create temp table begun on commit drop as
    select s.person, greatest(coalesce(t.day, least(coalesce(s.valid_from, s.issued), $1::date)), max(e.day)) as day
    from staged s left join turning t on t.person = s.person and t.subject = 'certificate'
    left join lateral (select upper(during) as day from register.certificate where person_id = s.person
      union all select upper(during) from register.certificate where number_lookup = s.certificate_lookup and reissue = s.certificate_reissue) e on true
    where s.certificate_status <> 'none' and (s.is_new or t.person is not null)
    group by s.person, t.day, s.valid_from, s.issued`, [asOf]);
  await client.query(`
    insert into register.certificate (person_id, during, ${COLUMNS})
    select s.person, daterange(b.day, null), ${SAID} from staged s join begun b on b.person = s.person left join sealed v on v.row = s.row`);
  await client.query(`
    insert into register.certificate_status (certificate_id, during, status, seen_on)
    select c.id, p.during, p.status, $1 from staged s join begun b on b.person = s.person
    join register.certificate c on c.person_id = s.person and upper_inf(c.during)
    cross join lateral (
      select daterange(b.day, null) as during, 'valid' as status where s.certificate_status = 'valid'
      union all select daterange(b.day, s.valid_to + 1), 'valid' where s.certificate_status = 'expired' and s.valid_to < $1::date and s.valid_to >= coalesce(b.day, s.valid_to)
      union all select daterange(greatest(b.day, s.valid_to + 1), null), 'expired' where s.certificate_status = 'expired' and s.valid_to < $1::date
      union all select daterange(greatest(b.day, $1::date), null), s.certificate_status
        where s.certificate_status in ('frozen', 'cancelled', 'moved_out') or (s.certificate_status = 'expired' and (s.valid_to >= $1::date) is not false)) p`, [asOf]);
}

async function changeStatus(client: PoolClient, asOf: string): Promise<void> {
  await client.query(`
    create temp table status_turning on commit drop as
    select c.id as certificate_id, s.certificate_status as status,
      case when s.certificate_status = 'expired' and s.valid_to < $1::date then greatest(s.valid_to + 1, lower(c.during)) else $1::date end as day
    from change h join staged s on s.person = h.person join register.certificate c on c.person_id = h.person and upper_inf(c.during)
    where h.subject = 'certificate_status'`, [asOf]);
  await client.query('delete from register.certificate_status s using status_turning t where s.certificate_id = t.certificate_id and lower(s.during) >= t.day');
  await client.query('update register.certificate_status s set during = s.during * daterange(null, t.day) from status_turning t where s.certificate_id = t.certificate_id and upper_inf(s.during)');
  await client.query('insert into register.certificate_status (certificate_id, during, status, seen_on) select certificate_id, daterange(day, null), status, $1 from status_turning', [asOf]);
}
