import { basename } from 'node:path';
import { keptLinks, type KeptLinks } from '../../know/linkage/index.ts';
import { keptSnapshots, type KeptSnapshot, type Problem } from '../../know/sources/index.ts';
import type { ListDetail, ListSummary } from './http-shapes.ts';
import type { Office } from './office.ts';

/** Every list that is kept, newest day first within a list. */
export async function listsIn(office: Office): Promise<ListSummary[]> {
  const [snapshots, links] = await Promise.all([keptSnapshots(office.database.pool), keptLinks(office.database.pool)]);
  return snapshots.map((kept) => summaryOf(office, kept, links.get(kept.id), earlier(snapshots, kept)));
}

/** One kept list with what was wrong in it and how its rows found people; null where there is none of this number. */
export async function listDetail(office: Office, id: string): Promise<ListDetail | null> {
  const [snapshots, links] = await Promise.all([keptSnapshots(office.database.pool), keptLinks(office.database.pool)]);
  const kept = snapshots.find((one) => String(one.id) === id);
  if (!kept) return null;
  const { snapshot } = kept;
  const link = links.get(kept.id);
  const fieldOf = new Map(Object.entries(snapshot.mapping).map(([field, header]) => [header, field]));
  return {
    ...summaryOf(office, kept, link, earlier(snapshots, kept)),
    problems: problemsByCode(snapshot.problemCounts, snapshot.problems),
    methods: Object.entries(link?.methods ?? {}).map(([method, count]) => ({ method, count })).sort((a, b) => b.count - a.count),
    mapping: snapshot.headers.map((header) => ({ header, field: fieldOf.get(header) ?? null })),
  };
}

function earlier(snapshots: readonly KeptSnapshot[], { snapshot }: KeptSnapshot): ListSummary['previous'] {
  const before = snapshots.find((one) => one.snapshot.source === snapshot.source && one.snapshot.asOf < snapshot.asOf);
  return before ? { asOf: before.snapshot.asOf, rows: before.snapshot.rows } : null;
}

function summaryOf({ divisions, definitions }: Office, { id, snapshot }: KeptSnapshot, link: KeptLinks | undefined, previous: ListSummary['previous']): ListSummary {
  const warnings = snapshot.problemCounts.filter(({ severity }) => severity === 'warning').reduce((sum, { rows }) => sum + rows, 0);
  return {
    id: String(id), list: snapshot.source, agency: snapshot.agency, previous, warnings,
    label: definitions.get(snapshot.source)?.label ?? { zh: snapshot.source, en: snapshot.source },
    asOf: snapshot.asOf, file: basename(snapshot.file), rows: snapshot.rows, rejected: snapshot.rejectedRows,
    linked: link?.linked ?? 0, asked: link?.asked ?? 0, nobody: link?.nobody ?? 0,
    coverage: snapshot.coverage.filter(({ county }) => county !== '').map(({ county, rows }) => ({ county, name: divisions.nameOf(county) ?? county, rows })),
    held: snapshot.held, expiresOn: snapshot.expiresOn,
  };
}

const SAMPLES = 5;

/** Problems of one kind together: how many, and where the first few are. */
function problemsByCode(counts: readonly { readonly code: string; readonly rows: number }[], problems: readonly Problem[]): ListDetail['problems'] {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) kinds.set(problem.code, [...(kinds.get(problem.code) ?? []).slice(0, SAMPLES), problem]);
  return [...kinds].flatMap(([code, found]) => {
    const [first] = found;
    if (!first) return [];
    const counted = counts.filter((count) => count.code === code).reduce((sum, { rows }) => sum + rows, 0);
    const samples = found.slice(0, SAMPLES).map(({ sheet, row, column }) => ({ sheet, row, column }));
    return [{ code, severity: first.severity, count: Math.max(counted, found.length), zh: first.zh, en: first.en, samples }];
  });
}
