import { keptLinks } from '../../know/linkage/index.ts';
import { keptSnapshots } from '../../know/sources/index.ts';
import { rulesNotRun, type VerdictCount } from '../policy/index.ts';
import type { Overview } from './http-shapes.ts';
import type { Office } from './office.ts';
import { lastRun, type LastRun } from './runs.ts';

type MatrixRow = Overview['matrix'][number];

/**
 * The whole at a glance, as far as `reach` goes (code prefixes, '*' for everything): what came in, what was linked, and who is suspected by rule
 * and county. Lists speak of the whole city: a smaller reach is told nothing of them. Every number opens into its list.
 */
export async function overview(office: Office, reach: readonly string[]): Promise<Overview> {
  const { database: { pool }, divisions, policy } = office;
  const run = await lastRun(pool);
  const matrix = run ? await matrixOf(office, run) : [];
  const of = (kind: MatrixRow['kind']) => sum(matrix.filter((row) => row.kind === kind).map(({ total }) => total));
  const whole = reach.includes('*');
  return {
    city: { code: policy.region, name: divisions.nameOf(policy.region) ?? policy.region },
    asOf: run?.asOf ?? null,
    counties: divisions.counties(run?.asOf).map(({ code, name }) => ({ code: code.slice(0, 6), name }))
      .filter(({ code }) => whole || reach.some((prefix) => code.startsWith(prefix) || prefix.startsWith(code))),
    spine: {
      ...(whole ? await listsOf(office, run) : { lists: null, rows: null, linked: null, asked: null }),
      judged: sum((run?.counts ?? []).map(({ people }) => people)),
      missed: of('missed'),
      wrong: of('wrong'),
      findings: sum(matrix.map(({ total }) => total)),
      cannotTell: sum(matrix.map(({ cannotTell }) => cannotTell)),
    },
    matrix,
    notRun: run ? notRunOf(office, run) : [],
  };
}

async function listsOf({ database: { pool } }: Office, run: LastRun | null): Promise<Pick<Overview['spine'], 'lists' | 'rows' | 'linked' | 'asked'>> {
  const used = new Set(run?.lists.map(({ snapshotId }) => snapshotId));
  const snapshots = (await keptSnapshots(pool)).filter(({ id }) => used.has(id));
  const links = await keptLinks(pool);
  const linked = snapshots.flatMap(({ id }) => links.get(id) ?? []);
  return {
    lists: snapshots.length,
    rows: sum(snapshots.map(({ snapshot }) => snapshot.rows)),
    linked: sum(linked.map((one) => one.linked)),
    asked: sum(linked.map((one) => one.asked)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, n) => so + n, 0);
}

function notRunOf({ policy }: Office, run: LastRun): Overview['notRun'] {
  return rulesNotRun(policy, run.lists.map(({ list }) => list), run.asOf).flatMap(({ rule, lists }) => {
    const found = policy.rules.find(({ id }) => id === rule);
    return found ? [{ rule, kind: found.kind, label: found.label, lists: lists.map((list) => policy.lists.get(list)?.label ?? { zh: list, en: list }) }] : [];
  });
}

async function matrixOf({ database, policy }: Office, run: LastRun): Promise<MatrixRow[]> {
  const { rows } = await database.pool.query<{ rule: string; kind: MatrixRow['kind']; county: string; findings: number }>(
    "select rule, kind, county, count(*) as findings from coverage.finding where status <> 'closed' group by rule, kind, county",
  );
  // A reach smaller than a county has findings and no counts.
  const rules = new Map([...run.counts, ...rows].map(({ rule, kind }) => [rule, kind]));
  return [...rules].map(([rule, kind]) => {
    const own = rows.filter((row) => row.rule === rule);
    return {
      rule, kind,
      label: policy.rules.find(({ id }) => id === rule)?.label ?? { zh: rule, en: rule },
      total: own.reduce((so, { findings }) => so + findings, 0),
      byCounty: Object.fromEntries(own.map(({ county, findings }) => [county, findings])),
      cannotTell: untold(run.counts, rule),
    };
  });
}

function untold(counts: readonly VerdictCount[], rule: string): number {
  return counts.filter((count) => count.rule === rule && count.verdict === 'cannot_tell').reduce((so, { people }) => so + people, 0);
}
