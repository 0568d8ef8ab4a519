import { ageOn, maskCertificate, maskName } from '../../foundation/kernel/index.ts';
import { openCertificate } from '../../know/register/index.ts';
import { explain, explanationText, rulesNotRun, type Explanation, type ExplainedRule, type Label, type ListInput } from '../policy/index.ts';
import { goneLists, rulesOfGoneLists, withStandIns, type GoneList } from './gone-lists.ts';
import type { PersonPage, PersonVerdict, Why, WhyFact } from './http-shapes.ts';
import type { Office } from './office.ts';
import { lastRun, type LastRun } from './runs.ts';
import { countiesOf, runInputs } from './run-inputs.ts';

interface PersonRow {
  readonly name: string | null; readonly certificate: Buffer | null; readonly sex: 'male' | 'female' | null; readonly birth: string | null;
  readonly category: number | null; readonly grade: number | null; readonly valid_to: string | null; readonly certificate_status: string | null;
  readonly division: string | null; readonly guardian: string | null;
}

/**
 * One person as of the last check, masked, and how each rule in force stands with them; null where there is nobody of this key within reach.
 * `office` is inside the walls and says whether the person may be seen; only then does `itself`, the office without them, read the lake.
 */
export async function personPage(office: Office, itself: Office, personId: string): Promise<PersonPage | null> {
  const run = await lastRun(office.database.pool);
  if (!run) return null;
  const { rows: [row] } = await office.database.pool.query<PersonRow>('select * from register.population_on($1) where person_id = $2', [run.asOf, personId]);
  if (!row) return null;
  const certificate = openCertificate(office.keeper, row.certificate);
  const verdicts = await verdictsOf(itself, run, personId);
  const ofDepartment = await departmentRules(office);
  const notRun = new Set(rulesNotRun(office.policy, run.lists.map(({ list }) => list), run.asOf).map(({ rule }) => rule));
  return {
    personId,
    name: row.name === null ? '' : maskName(row.name),
    certificate: certificate === null ? null : maskCertificate(certificate),
    sex: row.sex, age: row.birth === null ? null : ageOn(row.birth, run.asOf), category: row.category, grade: row.grade,
    place: row.division === null ? null : office.divisions.fullName(row.division),
    status: row.certificate_status ?? 'none', validTo: row.valid_to,
    guardian: row.guardian === null ? null : maskName(row.guardian),
    verdicts: verdicts.filter(({ rule }) => !notRun.has(rule) && (ofDepartment?.has(rule) ?? true)),
  };
}

/** How each rule stands with a person; of a finding whose lists are gone, as the cells say that were kept of them. */
async function verdictsOf(office: Office, run: LastRun, person: string): Promise<PersonVerdict[]> {
  const explanation = await explained(office, run, person);
  const kept = new Map<string, PersonVerdict>();
  for (const rule of await rulesOfGoneLists(office, run, person)) {
    const found = (await explained(office, run, person, { rule, gone: await goneLists(office, run, person, rule) }))?.rules.find((one) => one.rule === rule);
    if (found) kept.set(rule, verdictOf(found));
  }
  return explanation?.rules.map((one) => kept.get(one.rule) ?? verdictOf(one)) ?? [];
}

/** Why one rule says what it says of one person, from the cells that decided where its lists are gone; null where there is no such person or rule within reach. */
export async function personWhy(office: Office, itself: Office, personId: string, rule: string): Promise<Why | null> {
  const run = await lastRun(office.database.pool);
  const seen = await office.database.pool.query('select from register.person where id = $1', [personId]);
  if (!run || seen.rowCount === 0 || (await departmentRules(office))?.has(rule) === false) return null;
  const gone = await goneLists(itself, run, personId, rule);
  const explanation = await explained(itself, run, personId, { rule, gone });
  const found = explanation?.rules.find((one) => one.rule === rule);
  return explanation && found ? { ...whyOf(itself, found, explanation), gone: gone.map((list) => goneOf(itself, list)) } : null;
}

/** Which rules the session's department looks after; null where it is of none, and all of them are seen. */
export async function departmentRules({ database }: Office): Promise<ReadonlySet<string> | null> {
  const { rows } = await database.pool.query<{ department: string | null; rules: string[] }>(
    'select walls.department() as department, array(select rule from coverage.rule_department where department = walls.department()) as rules',
  );
  const [seen] = rows;
  return seen?.department === null ? null : new Set(seen?.rules);
}

async function explained(office: Office, run: LastRun, person: string, one?: { readonly rule: string; readonly gone: readonly GoneList[] }): Promise<Explanation | null> {
  const lists: readonly ListInput[] = await runInputs(office, run);
  const asked = { policy: office.policy, population: run.population, asOf: run.asOf, person };
  return office.engine(async (engine) => {
    if (!one) return explain(engine, { ...asked, lists });
    if (one.gone.length === 0) return explain(engine, { ...asked, lists, rule: one.rule });
    const counties = await countiesOf(engine, run);
    return withStandIns(office, engine, { ...one, person, counties }, (standIns) => explain(engine, { ...asked, lists: [...lists, ...standIns], rule: one.rule }));
  });
}

function goneOf({ policy }: Office, { snapshot: { source, asOf, agency }, receipt, kept }: GoneList): Why['gone'][number] {
  return { list: source, label: policy.lists.get(source)?.label ?? { zh: source, en: source }, agency, asOf, deletedOn: receipt?.deletedOn ?? null, receipt: receipt?.id ?? null, keptRows: kept.length };
}

function verdictOf({ rule, kind, label, verdict, clauses }: ExplainedRule): PersonVerdict {
  const concerned = !clauses.some(({ part, answer }) => part === 'applies_to' && answer === 'no');
  return { rule, kind, label, verdict: concerned ? verdict : 'not_concerned' };
}

function whyOf(office: Office, rule: ExplainedRule, explanation: Explanation): Omit<Why, 'gone'> {
  const inWords = (language: 'zh' | 'en') => explanationText({ ...explanation, rules: [rule] }, language, 'citizen');
  const facts = new Map(rule.facts.map((fact) => [fact.fact, factOf(office, fact)]));
  return {
    ...verdictOf(rule),
    basis: rule.basis.map(({ document, article, quote }) => ({ document, article, quote: quote ?? '' })),
    ahead: rule.ahead, citizen: { zh: inWords('zh'), en: inWords('en') },
    conditions: rule.clauses.map(({ id, label, expression, answer, later, basis, facts: names }) => ({
      id, label, clause: expression, value: answer, later, basis: basis.map(({ document, article }) => ({ document, article })), facts: names.flatMap((name) => facts.get(name) ?? []),
    })),
    changes: rule.wouldChange.map(({ changes, verdict }) => ({
      zh: `若${changes.map(({ label, to }) => `“${label.zh}”为“${to.zh}”`).join('，且')}，结论为“${VERDICTS[verdict].zh}”`,
      en: `if ${changes.map(({ label, to }) => `"${label.en}" were "${to.en}"`).join(' and ')}, the answer would be "${VERDICTS[verdict].en}"`,
    })),
  };
}

const VERDICTS = {
  yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' }, cannot_tell: { zh: '无法判定', en: 'cannot tell' },
} satisfies Record<ExplainedRule['verdict'], Label>;

function factOf({ definitions }: Office, fact: ExplainedRule['facts'][number]): WhyFact {
  return {
    name: fact.fact, label: fact.label, value: fact.value, shown: fact.shown,
    list: fact.list, listLabel: fact.listLabel, agency: definitions.get(fact.list)?.agency ?? null, asOf: fact.asOf, listRows: fact.listRows,
    rows: [...fact.rows],
    note: fact.why,
  };
}
