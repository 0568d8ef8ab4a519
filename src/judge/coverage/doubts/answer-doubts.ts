import { join } from 'node:path';
import { literal, quoted } from '../../../foundation/platform/engine/index.ts';
import { returnAnswers } from '../../../know/sources/index.ts';
import { judgePeople, type DoubtList, type JudgedPerson, type Policy } from '../../policy/index.ts';
import type { CheckedFiles, Workshop } from '../check-files.ts';
import type { LinkedList } from '../check-lists.ts';

type Answer = keyof DoubtList['answers'];

/** A list of doubts as it was answered. */
export interface AnsweredDoubts {
  readonly list: string;
  /** The list in the form it came, with result and note beside each row. */
  readonly file: string;
  /** Rows by answer. */
  readonly answers: Readonly<Record<Answer, number>>;
}

export interface DoubtsToAnswer {
  readonly asOf: string;
  /** Folder of the snapshots and links. */
  readonly lake: string;
  readonly out: string;
}

interface DoubtRow {
  readonly row: number;
  readonly kind: string | null;
  readonly status: 'linked' | 'asked' | 'nobody' | null;
  readonly person_id: string | null;
}

/**
 * Answers every list of doubts among those checked: each row's person is judged by the rules that speak of its kind of doubt, and the list goes
 * back as it came with the result beside each row, `doubt-return.<list>.<csv|xlsx>`.
 */
export async function answerDoubts(workshop: Workshop, checked: CheckedFiles, { asOf, lake, out }: DoubtsToAnswer): Promise<AnsweredDoubts[]> {
  const { engine, policy, definitions, divisions } = workshop;
  const answered: AnsweredDoubts[] = [];
  for (const list of checked.lists) {
    const { source, file, asOf: listAsOf } = list.snapshot;
    const doubts = policy.doubts.get(source);
    const definition = definitions.get(source);
    if (!doubts || !definition) continue;
    const rows = await doubtRows(workshop, list, doubts);
    const judged = await judgePeople(engine, {
      policy, population: checked.population.population, lists: checked.inputs, asOf, folder: lake,
      rules: new Set([...doubts.kinds.values()].flat()), people: linkedPeople(list),
    });
    const byPerson = Map.groupBy(judged, ({ person_id: person }) => person);
    const answers = rows.map((row) => ({ row: row.row, ...answerOf(row, doubts, policy, byPerson) }));
    const returned = await returnAnswers(engine, {
      definition, file, asOf: listAsOf, divisions, outDir: lake, base: join(out, `doubt-return.${source}`),
      columns: [doubts.result.zh, doubts.note.zh], unusable: [doubts.answers.cannot_tell.zh, '此行不能使用，见退回的错误说明'],
      answers: new Map(answers.map(({ row, answer, note }) => [row, [doubts.answers[answer].zh, note]])),
    });
    const count = (wanted: Answer) => answers.filter(({ answer }) => answer === wanted).length;
    answered.push({ list: source, file: returned, answers: { same: count('same'), other: count('other'), cannot_tell: count('cannot_tell') + list.snapshot.rejectedRows } });
  }
  return answered;
}

function linkedPeople({ link, snapshot }: LinkedList): string {
  return `select person_id from read_parquet(${literal(link.links)}) where list = ${literal(snapshot.source)} and status = 'linked'`;
}

function doubtRows({ engine }: Workshop, { link, snapshot }: LinkedList, { kindColumn }: DoubtList): Promise<DoubtRow[]> {
  return engine.rows<DoubtRow>(
    `select s.row, s.${quoted(kindColumn)} as kind, l.status, l.person_id
     from read_parquet(${literal(snapshot.parquet)}) s left join read_parquet(${literal(link.links)}) l on l.row = s.row order by s.row`,
  );
}

/** `same` as soon as one rule of the kind says yes, `other` when all say no. */
function answerOf({ kind, status, person_id: person }: DoubtRow, { kinds }: DoubtList, policy: Policy, byPerson: ReadonlyMap<string, readonly JudgedPerson[]>): { answer: Answer; note: string } {
  if (status !== 'linked' || person === null) {
    return { answer: 'cannot_tell', note: status === 'asked' ? '此行是否为登记的残疾人，待人工确认' : '残疾人登记中查无此人' };
  }
  const rules = kind === null ? undefined : kinds.get(kind);
  if (!rules) return { answer: 'cannot_tell', note: '疑点类型不明，没有可对照的规则' };
  const judged = (byPerson.get(person) ?? []).filter(({ rule }) => rules.includes(rule));
  if (judged.length === 0) return { answer: 'cannot_tell', note: '没有在此日期生效的规则可对照' };
  const [yes, unknown] = [judged.filter(({ verdict }) => verdict === true), judged.filter(({ verdict }) => verdict === null)];
  const label = (id: string) => policy.rules.find((rule) => rule.id === id)?.label.zh ?? id;
  const said = (those: readonly JudgedPerson[]) => those.map(({ rule, because }) => `${label(rule)}：${because}`).join('。');
  if (yes.length > 0) return { answer: 'same', note: said(yes) };
  return unknown.length > 0 ? { answer: 'cannot_tell', note: said(unknown) } : { answer: 'other', note: said(judged) };
}
