import type { Connections } from '../../../foundation/platform/database/index.ts';

export interface Invented {
  readonly people: number;
  readonly counties: readonly string[];
  /** Rules and what they look for. */
  readonly rules: readonly (readonly [rule: string, kind: string])[];
}

/**
 * Invented people in invented towns and villages of the counties, with a finding of about every second rule each, in every state; for specs and
 * measurements. The same numbers give the same people.
 */
export async function inventFindings(pool: Connections, { people, counties, rules }: Invented): Promise<void> {
  await pool.query("insert into coverage.check_run (as_of, pack, lists, status) values ('2018-06-30', 'luan', '[]', 'done')");
  // Drawn by multiplying: h(n) = n * 2654435761 mod 2^32, shifted by what it is drawn for.
  await pool.query(`
    create temp table invented as
    select n, ('0198c000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, (n * 2654435761) % 4294967296 as h,
      (array['王', '李', '赵', '林', '何'])[1 + n % 5] || (array['丽', '强', '小兰', '志', '文'])[1 + n / 5 % 5] || n % 7 as name,
      ($2::text[])[1 + n % cardinality($2::text[])] as county
    from generate_series(1, $1::bigint) n`, [people, counties]);
  await pool.query(`
    alter table invented add column town text, add column village text, add column age integer;
    update invented set age = case when h % 23 = 0 then null else (h >> 8) % 95 end, town = case when h % 17 = 0 then null else county || lpad((1 + (h >> 4) % 20)::text, 3, '0') end;
    update invented set village = case when h % 13 = 0 then null else town || lpad((1 + (h >> 12) % 15)::text, 3, '0') end;
    insert into register.person (id, birth, sex) select id, make_date(2018 - coalesce(age, 40), 1, 1), case n % 2 when 0 then 'male' else 'female' end from invented;
    insert into register.identification (person_id, during, name) select id, '[2018-01-01,)', name from invented;
    insert into register.residence (person_id, during, division) select id, '[2018-01-01,)', coalesce(village, town, county) from invented;
    insert into register.certificate (person_id, during, category, grade) select id, '[2018-01-01,)', 1 + (h >> 6) % 7, 1 + (h >> 9) % 4 from invented where h % 19 > 0`);
  await pool.query(`
    insert into coverage.finding (rule, kind, person_id, county, town, village, status, reason, rows, fingerprint, first_run, last_run, opened_on, category, grade, age)
    select r.rule, r.kind, i.id, i.county, i.town, i.village,
      (array['open', 'open', 'open', 'open', 'open', 'confirmed', 'excluded', 'asked_again', 'closed'])[1 + (i.h >> 3) % 9], '名单上没有', '[]', '', 1, 1,
      date '2018-01-01' + ((i.h >> 7) % 181)::integer, case when i.h % 19 > 0 then 1 + (i.h >> 6) % 7 end, case when i.h % 19 > 0 then 1 + (i.h >> 9) % 4 end, i.age
    from invented i, unnest($1::text[], $2::text[]) with ordinality r (rule, kind, line) where (i.h >> 2) % 2 = 0 or (i.h >> 5) % cardinality($1::text[]) = r.line - 1`,
    [rules.map(([rule]) => rule), rules.map(([, kind]) => kind)]);
  await pool.query("insert into coverage.finding_event (finding_id, actor, action, reason) select id, 'spec', status, '已核实' from coverage.finding where status in ('confirmed', 'excluded')");
  await pool.query('drop table invented');
}
