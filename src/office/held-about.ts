import { decidingRows, type Held } from '../foundation/access/index.ts';
import { fen, yuan } from '../foundation/kernel/index.ts';
import { literal, type AnalysisEngine, type Cell } from '../foundation/platform/engine/index.ts';
import type { Office } from '../judge/coverage/index.ts';
import { keptLinks } from '../know/linkage/index.ts';
import { recordOf } from '../know/register/index.ts';
import { keptSnapshots, type ColumnDefinition, type Snapshot, type SourceDefinition } from '../know/sources/index.ts';
import { RECORD_LABELS, sayRecord, sayWord } from './record-words.ts';

const REGISTER = { zh: '残疾人登记库', en: 'the register' };
const FINDINGS = { zh: '疑似发现', en: 'findings' };
const OFFICE = { zh: '本机关核对', en: 'our own check' };
const CHECKING = { zh: '核对待遇资格', en: 'checking entitlement' };

/**
 * Everything that is held about one person, as they are told it: the register over time, each lent list with their row, findings, and what is
 * kept of lists that are gone. `asked`: the office within the walls of whoever asks; nothing where the person is outside them. `own`: the
 * office itself, for lists are seen by nobody else.
 */
export async function heldAbout(asked: Office, own: Office, person: string): Promise<Held[]> {
  const record = await recordOf({ database: asked.database, keeper: asked.keeper }, person);
  if (record.length === 0) return [];
  return [
    ...record.map(({ what, value, from, until }): Held => ({
      group: REGISTER, what: RECORD_LABELS[what], value: sayRecord(asked, what, value), source: REGISTER, asOf: spanOf(from, until), purpose: null, keptUntil: null,
    })),
    ...await heldInLists(own, person),
    ...await heldInFindings(asked, person),
  ];
}

/** '2014-05-31 ~' since then; null where the register names no day. */
function spanOf(from: string | null, until: string | null): string | null {
  return from === null && until === null ? null : `${from ?? ''} ~ ${until ?? ''}`.trim();
}

async function heldInLists(office: Office, person: string): Promise<Held[]> {
  const { pool } = office.database;
  const [snapshots, links] = await Promise.all([keptSnapshots(pool), keptLinks(pool)]);
  const linked = snapshots.flatMap(({ id, snapshot }) => {
    const link = links.get(id);
    return link ? [{ snapshot, links: link.links }] : [];
  });
  return office.engine(async (engine) => {
    const held: Held[] = [];
    for (const { snapshot, links: file } of linked) held.push(...await heldInList(engine, office.definitions.get(snapshot.source), snapshot, file, person));
    return held;
  });
}

async function heldInList(engine: AnalysisEngine, definition: SourceDefinition | undefined, snapshot: Snapshot, links: string, person: string): Promise<Held[]> {
  const rows = await engine.rows<Record<string, Cell>>(
    `select s.* from read_parquet(${literal(snapshot.parquet)}) s join read_parquet(${literal(links)}) l on l."row" = s."row" where l.person_id = ${literal(person)} and l.status = 'linked' order by s."row"`,
  );
  const group = definition?.label ?? { zh: snapshot.source, en: snapshot.source };
  return rows.flatMap((row) => Object.entries(row).flatMap(([column, cell]): Held[] => {
    const declared = definition?.columns[column];
    if (cell === null || typeof cell === 'object' || !declared) return [];
    return [{
      group, what: declared.label ?? { zh: declared.aliases[0] ?? column, en: column }, value: sayCell(declared, cell),
      source: snapshot.agency, asOf: snapshot.asOf, purpose: { zh: snapshot.purpose, en: snapshot.purpose }, keptUntil: snapshot.expiresOn,
    }];
  }));
}

/** A cell as its reader knows it: money in yuan, a code by the word the agency uses. */
function sayCell({ type, role, values }: ColumnDefinition, cell: Exclude<Cell, object | null>): string | number | boolean {
  if (type === 'money') return yuan(fen(Number(cell)));
  if (role === 'sex') return sayWord(String(cell));
  return values?.[String(cell)]?.[0] ?? cell;
}

async function heldInFindings({ database, keeper, policy }: Office, person: string): Promise<Held[]> {
  const { rows } = await database.pool.query<{ id: number; rule: string; reason: string; status: string; openedOn: string }>(
    'select id, rule, reason, status, opened_on as "openedOn" from coverage.finding where person_id = $1 order by id', [person],
  );
  const labels = new Map(policy.rules.map(({ id, label }) => [id, label]));
  const kept = await decidingRows(database.pool, keeper, person);
  return [
    ...rows.map(({ rule, reason, status, openedOn }): Held => ({
      group: FINDINGS, what: labels.get(rule) ?? { zh: rule, en: rule }, value: `${reason}（${STATUS[status] ?? status}）`, source: OFFICE, asOf: openedOn, purpose: CHECKING, keptUntil: null,
    })),
    ...kept.map(({ list, asOf, cells }): Held => ({
      group: FINDINGS, what: { zh: '当时起决定作用的内容', en: 'what decided at the time' }, value: Object.entries(cells).map(([column, cell]) => `${column}=${cell ?? ''}`).join('，'),
      source: policy.lists.get(list)?.label ?? { zh: list, en: list }, asOf, purpose: CHECKING, keptUntil: null,
    })),
  ];
}

const STATUS: Readonly<Record<string, string>> = { open: '待核实', confirmed: '已确认', excluded: '已排除', asked_again: '待再核实', closed: '已了结' };
