import type { RuleKind } from '../../../policy/index.ts';
import { wilson, type Interval } from '../intervals/wilson.ts';
import type { Office } from '../../office.ts';
import { pullTogether } from './pull-together.ts';

/** What has become of the findings of a rule, or of a rule in a county. */
export interface Verified {
  /** Findings there have ever been. */
  readonly found: number;
  readonly confirmed: number;
  readonly excluded: number;
  /** Share confirmed of those a person decided, with Wilson's interval; null before the first decision. */
  readonly rate: Interval | null;
}

export interface VerifiedCounty extends Verified {
  readonly county: string;
  readonly name: string;
  /** The share pulled towards that of the rule, for comparing counties with few decisions; null before the first decision on the rule. */
  readonly pulled: number | null;
}

export interface VerifiedRule extends Verified {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly label: { readonly zh: string; readonly en: string };
  readonly counties: VerifiedCounty[];
}

interface Counted {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly county: string;
  readonly found: number;
  readonly confirmed: number;
  readonly excluded: number;
}

/** How often findings prove right, by rule and county. Each count is the total of the list of findings with that rule, county and outcome. */
export async function confirmRates({ database, divisions, policy }: Pick<Office, 'database' | 'divisions' | 'policy'>): Promise<VerifiedRule[]> {
  const { rows } = await database.pool.query<Counted>(
    `select f.rule, f.kind, f.county, count(*) as found,
       count(*) filter (where o.outcome = 'confirmed') as confirmed, count(*) filter (where o.outcome = 'excluded') as excluded
     from coverage.finding f left join coverage.finding_outcome o on o.finding_id = f.id
     group by f.rule, f.kind, f.county order by f.rule, f.county`,
  );
  return [...Map.groupBy(rows, ({ rule }) => rule)].map(([rule, counties]) => {
    const pulled = pullTogether(counties.map(({ confirmed, excluded }) => ({ confirmed, decided: confirmed + excluded })));
    const sum = (of: (one: Counted) => number) => counties.reduce((total, one) => total + of(one), 0);
    return {
      rule, kind: counties[0]?.kind ?? 'missed', label: policy.rules.find(({ id }) => id === rule)?.label ?? { zh: rule, en: rule },
      ...verified({ found: sum(({ found }) => found), confirmed: sum(({ confirmed }) => confirmed), excluded: sum(({ excluded }) => excluded) }),
      counties: counties.map((one, i) => ({ county: one.county, name: divisions.nameOf(one.county) ?? one.county, ...verified(one), pulled: pulled[i] ?? null })),
    };
  });
}

function verified({ found, confirmed, excluded }: Pick<Counted, 'found' | 'confirmed' | 'excluded'>): Verified {
  return { found, confirmed, excluded, rate: confirmed + excluded === 0 ? null : wilson(confirmed, confirmed + excluded) };
}
