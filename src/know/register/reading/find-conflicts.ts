import { literal } from '../../../foundation/platform/engine/index.ts';
import type { ConflictKind } from '../conflict-kinds.ts';

interface Difference {
  /** When it holds, over a row of register_row called `r`. */
  readonly when: string;
  /** What the row says, and what it should say. */
  readonly found: string;
  readonly expected: string;
}

/** Each difference inside one row. Texts, because they are shown and not counted with. */
function differences(asOf: string): Partial<Record<ConflictKind, Difference>> {
  return {
    identity_differs: { when: `r.identity_state = 'valid' and r.certificate_passes and r.identity_read <> r.contained`, found: 'r.contained', expected: 'r.identity_read' },
    identity_fails_check: { when: `not r.identity_passes`, found: 'r.identity', expected: 'null' },
    certificate_unreadable: { when: `r.certificate_state not in ('valid', 'missing', 'failed_check')`, found: 'r.certificate_state', expected: 'null' },
    category_differs: { when: 'r.category_certified <> r.category_written', found: 'cast(r.category_written as varchar)', expected: 'cast(r.category_certified as varchar)' },
    grade_differs: { when: 'r.grade_certified <> r.grade_written', found: 'cast(r.grade_written as varchar)', expected: 'cast(r.grade_certified as varchar)' },
    birth_differs: { when: 'r.identity_date <> r.birth_written', found: 'cast(r.birth_written as varchar)', expected: 'cast(r.identity_date as varchar)' },
    sex_differs: { when: 'r.identity_sex <> r.sex_written', found: 'r.sex_written', expected: 'r.identity_sex' },
    validity_reversed: { when: 'r.valid_to < r.valid_from', found: 'cast(r.valid_to as varchar)', expected: 'cast(r.valid_from as varchar)' },
    valid_past_end: { when: `r.status = 'valid' and r.valid_to < cast(${literal(asOf)} as date)`, found: 'cast(r.valid_to as varchar)', expected: 'null' },
    name_needs_review: { when: 'r.name_review or r.name is null', found: 'r.name', expected: 'null' },
  };
}

/** Every conflict of the rows laid out and chosen: kind, row, kept_row, in_population, certificate, identity, name, found, expected. */
export function conflictsSql(asOf: string): string {
  const rows = Object.entries(differences(asOf)).map(
    ([kind, { when, found, expected }]) => `select '${kind}' as kind, r.row, r.row as kept_row, true as in_population, r.certificate, r.identity, r.name,
      cast(${found} as varchar) as found, cast(${expected} as varchar) as expected
      from register_row r left join register_left l on l.row = r.row where l.row is null and (${when})`,
  );
  const left = `select l.kind, r.row, l.kept_row, false as in_population, r.certificate, r.identity, r.name, r.certificate as found, k.certificate as expected
    from register_left l join register_row r on r.row = l.row left join register_row k on k.row = l.kept_row`;
  const shared = `select 'two_people_one_identity' as kind, r.row, r.row as kept_row, true as in_population, r.certificate, r.identity, r.name, r.name as found, cast(null as varchar) as expected
    from register_row r join register_shared s on s.identity = r.identity left join register_left l on l.row = r.row where l.row is null`;
  return [left, shared, ...rows].join('\nunion all\n');
}
