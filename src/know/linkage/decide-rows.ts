import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { APART, FIELDS, UNCERTAIN } from './comparison-model.ts';
import type { LinkageModel } from './estimate-weights.ts';
import { applyAnswers, applyRefusals } from './remember-decisions.ts';

/** At or above: linked. */
export const LINK_AT = 0.95;
/** Below: nobody. Between, a person is asked. */
export const ASK_FROM = 0.1;
/** The probability of a row that has an owner. Where such rows were weighed, in three lists of 20,000 to 180,000 of them, 0.99998 was the least. */
const OWNED = 0.9999;
const CANDIDATE_FROM = 0.01;
const MOST_CANDIDATES = 5;

/**
 * Decides each row that has candidates: linkage_decided, one row each with the best candidate, its method and probability; linkage_candidate, the
 * people to choose from where a person is asked. Candidates of a row compete with one another and with nobody. What the desk said comes first.
 */
export async function decideRows(engine: AnalysisEngine, model: LinkageModel): Promise<void> {
  const weights = FIELDS.map((field) => {
    const levels = model.weights.filter((weight) => weight.field === field);
    return `case c.${field} ${levels.map(({ level, weight }) => `when ${literal(level)} then ${weight}`).join(' ')} else 0 end`;
  });
  await engine.run(`create or replace temp table linkage_odds as
    select c.row, c.p, ${methodOf} as method, least(50, ${model.prior} - c.chance + ${weights.join(' + ')}${STANDING}) as evidence,
      c.doubtful
    from (select *, ${UNCERTAIN} as doubtful from linkage_compared where not owned and not ${APART}) c`);
  await applyRefusals(engine);
  await engine.run(`create or replace temp table linkage_rival as
    select row, sum(exp(evidence)) as odds, count(*) as rivals from linkage_odds group by row`);
  const chance = 'round(exp(o.evidence) / (1 + r.odds), 9)';
  const ranked = (place: string, rivals: string) => `select o.row, o.p, o.method, ${place} as place,
      case when o.doubtful then least(${chance}, ${LINK_AT - 0.01}) else ${chance} end as probability
    from linkage_odds o join linkage_rival r on r.row = o.row join linkage_person q on q.p = o.p where r.rivals ${rivals}`;
  await engine.run(`create or replace temp table linkage_ranked as
    ${ranked('1', '= 1')} union all ${ranked('row_number() over (partition by o.row order by o.evidence desc, q.person_id)', '> 1')}`);
  await engine.run(`create or replace temp table linkage_decided as
    select k.row, q.certificate, q.person_id, k.method, k.probability,
      case when k.probability >= ${LINK_AT} then 'linked' when k.probability >= ${ASK_FROM} then 'asked' else 'nobody' end as status
    from linkage_ranked k join linkage_person q on q.p = k.p where k.place = 1
    union all
    select r.row, q.certificate, q.person_id, 'identity', ${OWNED}, 'linked' from linkage_sifted r join linkage_person q on q.p = r.owner`);
  await applyAnswers(engine);
  await engine.run(`create or replace temp table linkage_candidate as
    select k.row, q.person_id, q.certificate, k.method, k.probability
    from linkage_ranked k join linkage_person q on q.p = k.p join linkage_decided d on d.row = k.row and d.status = 'asked'
    where k.place <= ${MOST_CANDIDATES} and k.probability >= ${CANDIDATE_FROM}`);
}

/** Of two entries that agree equally, the one that still stands in the register comes first. */
const STANDING = ' - case when c.left_register then 3 else 0 end';

const methodOf = `case
      when c.number = 'same' then case when c.name <> 'same' then 'identity_name_differs' when c.repaired then 'identity_repaired' else 'identity' end
      when c.certificate = 'same' then 'certificate'
      when c.number = 'slip' then 'identity_slip'
      when c.number = 'prefix' then 'identity_rounded'
      when c.number = 'relative' then 'relative_identity'
      when c.name = 'same' and c.birth = 'same' and c.place in ('village', 'town', 'village_town') then 'name_birth_place'
      when c.name = 'same' and c.birth = 'same' then 'name_birth'
      when c.name = 'same' then 'name_place'
      else 'name_similar' end`;
