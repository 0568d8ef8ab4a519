import { keptLinks } from '../../know/linkage/index.ts';
import { keptSnapshots } from '../../know/sources/index.ts';
import { rulesNotRun, type VerdictCount } from '../policy/index.ts';
import type { Overview } from './http-shapes.ts';
import type { Office } from './office.ts';
import { lastRun, type LastRun } from './runs.ts';

type MatrixRow = Overview['matrix'][number];

/** The whole at a glance: what came in, what was linked, and who is suspected by rule and county. Every number opens into its list. */
export async function overview(office: Office): Promise<Overview> {
  const { database: { pool }, divisions, policy } = office;
  const run = await lastRun(pool);
  const matrix = run ? await matrixOf(office, run) : [];
  const used = new Set(run?.lists.map(({ snapshotId }) => snapshotId));
  const snapshots = (await keptSnapshots(pool)).filter(({ id }) => used.has(id));
  const links = await keptLinks(pool);
  const linked = snapshots.flatMap(({ id }) => links.get(id) ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const of = (kind: MatrixRow['kind']) => sum(matrix.filter((row) => row.kind === kind).map(({ total }) => total));
  return {
    city: { code: policy.region, name: divisions.nameOf(policy.region) ?? policy.region },
    asOf: run?.asOf ?? null,
    counties: divisions.counties(run?.asOf).map(({ code, name }) => ({ code: code.slice(0, 6), name })),
    spine: {
      lists: snapshots.length,
      rows: sum(snapshots.map(({ snapshot }) => snapshot.rows)),
      linked: sum(linked.map((one) => one.linked)),
      asked: sum(linked.map((one) => one.asked)),
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

function notRunOf({ policy }: Office, run: LastRun): Overview['notRun'] {
  return rulesNotRun(policy, run.lists.map(({ list }) => list), run.asOf).flatMap(({ rule, lists }) => {
    const found = policy.rules.find(({ id }) => id === rule);
    return found ? [{ rule, kind: found.kind, label: found.label, lists: lists.map((list) => policy.lists.get(list)?.label ?? { zh: list, en: list }) }] : [];
  });
}

async function matrixOf({ database, policy }: Office, run: LastRun): Promise<MatrixRow[]> {
  const { rows } = await database.pool.query<{ rule: string; county: string; findings: number }>(
    "select rule, county, count(*) as findings from coverage.finding where status <> 'closed' group by rule, county",
  );
  const rules = new Map(run.counts.map((count) => [count.rule, count.kind]));
  return [...rules].map(([rule, kind]) => {
    const own = rows.filter((row) => row.rule === rule);
    return {
      rule, kind,
      label: policy.rules.find(({ id }) => id === rule)?.label ?? { zh: rule, en: rule },
      total: own.reduce((sum, { findings }) => sum + findings, 0),
      byCounty: Object.fromEntries(own.map(({ county, findings }) => [county, findings])),
      cannotTell: untold(run.counts, rule),
    };
  });
}

function untold(counts: readonly VerdictCount[], rule: string): number {
  return counts.filter((count) => count.rule === rule && count.verdict === 'cannot_tell').reduce((sum, { people }) => sum + people, 0);
}
