import { ageOn, maskCertificate, maskName } from '../../foundation/kernel/index.ts';
import { certificateFinder, openCertificate } from '../../know/register/index.ts';
import type { RuleKind } from '../policy/index.ts';
import type { FindingItem } from './http-shapes.ts';
import type { Office } from './office.ts';

export interface FindingFilter {
  readonly rule?: string | undefined;
  readonly kind?: RuleKind | undefined;
  /** 6-digit county. */
  readonly county?: string | undefined;
  /** 9-digit town. */
  readonly town?: string | undefined;
  /** A name, or a whole certificate number. */
  readonly q?: string | undefined;
  /** What a person said of it last; findings that are closed by now are among them. */
  readonly outcome?: 'confirmed' | 'excluded' | undefined;
}

interface FindingRow {
  readonly id: number; readonly rule: string; readonly kind: RuleKind; readonly personId: string;
  readonly name: string | null; readonly certificate: Buffer | null; readonly sex: 'male' | 'female' | null; readonly birth: string | null;
  readonly category: number | null; readonly grade: number | null;
  readonly county: string; readonly town: string | null; readonly village: string | null;
  readonly reason: string; readonly status: string; readonly since: string; readonly seen: string;
}

/** One query with two endings: the list and its total cannot differ. `$1`... are the values of `filterOf`. */
const FOUND = `
  from coverage.finding f join coverage.person_now p on p.person_id = f.person_id join coverage.check_run r on r.id = f.last_run
  where case when $6::text is null then f.status <> 'closed' else exists (select from coverage.finding_outcome o where o.finding_id = f.id and o.outcome = $6) end
    and ($1::text is null or f.rule = $1) and ($2::text is null or f.kind = $2)
    and ($3::text is null or f.county = $3) and ($4::text is null or f.town = $4)
    and ($5::text is null or p.name like '%' || $5 || '%' or p.certificate_lookup = any($7))`;

function valuesOf({ keeper }: Office, { rule, kind, county, town, q, outcome }: FindingFilter): unknown[] {
  return [rule ?? null, kind ?? null, county ?? null, town ?? null, q?.trim().replaceAll(/[%_\\]/g, '') || null, outcome ?? null, certificateFinder(keeper, q ?? '')];
}

/** How many living findings a filter finds. */
export async function countFindings(office: Office, filter: FindingFilter): Promise<number> {
  const { rows } = await office.database.pool.query<{ total: number }>(`select count(*) as total ${FOUND}`, valuesOf(office, filter));
  return rows[0]?.total ?? 0;
}

/** The living findings of a filter in the order of rule, place and number; `limit` null for all of them. */
export async function listFindings(office: Office, filter: FindingFilter, { offset, limit }: { readonly offset: number; readonly limit: number | null }): Promise<FindingItem[]> {
  const { rows } = await office.database.pool.query<FindingRow>(
    `select f.id, f.rule, f.kind, f.person_id as "personId", p.name, p.certificate, p.sex, p.birth, p.category, p.grade,
       f.county, f.town, f.village, f.reason, f.status, f.opened_on as since, r.as_of as seen
     ${FOUND}
     order by f.rule, f.county, f.town, f.village, f.id
     offset $8 limit $9`,
    [...valuesOf(office, filter), offset, limit],
  );
  return rows.map((row) => itemOf(office, row));
}

function itemOf({ divisions, policy, keeper }: Office, row: FindingRow): FindingItem {
  const certificate = openCertificate(keeper, row.certificate);
  const placeName = (code: string | null) => (code === null ? null : (divisions.nameOf(code) ?? code));
  return {
    id: String(row.id), rule: row.rule, kind: row.kind, personId: row.personId,
    label: policy.rules.find(({ id }) => id === row.rule)?.label ?? { zh: row.rule, en: row.rule },
    name: row.name === null ? '' : maskName(row.name),
    certificate: certificate === null ? null : maskCertificate(certificate),
    sex: row.sex, age: row.birth === null ? null : ageOn(row.birth, row.seen), category: row.category, grade: row.grade,
    county: placeName(row.county), town: placeName(row.town), village: placeName(row.village),
    reason: row.reason, status: row.status, since: row.since,
  };
}
