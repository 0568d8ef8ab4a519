import { maskCertificate, maskName } from '../../../foundation/kernel/index.ts';
import { openCertificate } from '../../../know/register/index.ts';
import type { RuleKind } from '../../policy/index.ts';
import type { FindingItem } from '../http-shapes.ts';
import type { Office } from '../office.ts';
import { peopleNow, type PersonNow } from '../people-now.ts';
import { after, keyOf, orderBy, writeKey, type Order } from './orders.ts';
import { whereOf, type Meant } from './where.ts';

export interface Piece {
  readonly order: Order;
  /** Null: all of them. */
  readonly limit: number | null;
  /** Rows to leave out; nothing where `after` is given. */
  readonly offset: number;
  /** The key of the row before the piece. */
  readonly after?: string | undefined;
}

interface FindingRow {
  readonly id: number; readonly rule: string; readonly kind: RuleKind; readonly personId: string; readonly key: (string | number)[];
  readonly age: number | null; readonly category: number | null; readonly grade: number | null;
  readonly county: string; readonly town: string | null; readonly village: string | null;
  readonly reason: string; readonly status: string; readonly outcome: string | null; readonly since: string;
}

/** How many findings are meant. */
export async function countFindings(office: Office, meant: Meant): Promise<number> {
  const { sql, values } = whereOf(office, meant);
  const { rows } = await office.database.pool.query<{ total: number }>(`select count(*) as total from coverage.finding f where ${sql}`, [...values]);
  return rows[0]?.total ?? 0;
}

/** A piece of the findings that are meant, and the key of its last row. Who they are about is looked up for the piece alone. */
export async function listFindings(office: Office, meant: Meant, { order, limit, offset, after: key }: Piece): Promise<{ readonly items: FindingItem[]; readonly last: string | null }> {
  const { sql, values } = whereOf(office, meant);
  const beyond = key === undefined ? null : after(order, key, values.length + 1);
  const given = [...values, ...(beyond?.values ?? [])];
  // In one transaction: what each of two says of the walls takes as long as a query.
  const { rows, known } = await office.database.pool.transaction(async (client) => {
    const found = await client.query<FindingRow>(
      // Which rows is told from the index alone; the rows themselves, and whom they are about, are read for the piece.
      `select f.id, f.rule, f.kind, f.person_id as "personId", f.county, f.town, f.village, f.reason, f.status, f.outcome, f.opened_on as since, f.category, f.grade, f.age,
         ${keyOf(order)} as key
       from (select f.id from coverage.finding f where ${sql}${beyond ? ` and ${beyond.sql}` : ''} order by ${orderBy(order)} offset $${given.length + 1} limit $${given.length + 2}) found
       join coverage.finding f on f.id = found.id
       order by ${orderBy(order)}`,
      [...given, beyond ? 0 : offset, limit],
    );
    return { rows: found.rows, known: await peopleNow(client, found.rows.map(({ personId }) => personId)) };
  });
  const last = rows.at(-1);
  return { items: rows.map((row) => itemOf(office, row, known.get(row.personId))), last: last ? writeKey(last.key) : null };
}

/** Of a person who has left one's reach since, only the finding is told. */
function itemOf({ divisions, policy, keeper }: Office, row: FindingRow, person: PersonNow | undefined): FindingItem {
  const certificate = openCertificate(keeper, person?.certificate ?? null);
  const name = person?.name ?? null;
  const placeName = (code: string | null) => (code === null ? null : (divisions.nameOf(code) ?? code));
  return {
    id: String(row.id), rule: row.rule, kind: row.kind, personId: row.personId,
    label: policy.rules.find(({ id }) => id === row.rule)?.label ?? { zh: row.rule, en: row.rule },
    name: name === null ? '' : maskName(name),
    certificate: certificate === null ? null : maskCertificate(certificate),
    sex: person?.sex ?? null, age: row.age, category: row.category, grade: row.grade,
    county: placeName(row.county), town: placeName(row.town), village: placeName(row.village),
    reason: row.reason, status: row.status, outcome: row.outcome, since: row.since,
  };
}
