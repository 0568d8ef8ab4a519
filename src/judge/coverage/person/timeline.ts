import { literal } from '../../../foundation/platform/engine/index.ts';
import { keptLinks } from '../../../know/linkage/index.ts';
import { keptSnapshots } from '../../../know/sources/index.ts';
import { columnsRead, type Label } from '../../policy/index.ts';
import type { Office } from '../office.ts';
import { departmentRules } from '../person-why.ts';

/** One thing that happened to a person or their record. */
export interface Happening {
  /** The day: of what a list or file says, the day it speaks of. */
  readonly day: string;
  readonly what: 'register' | 'list' | 'finding' | 'reveal';
  readonly said: Label;
  /** Who did it; null where a file or a check did. */
  readonly actor: string | null;
  /** Why, in their words. */
  readonly reason: string | null;
}

/**
 * What happened to one person, the latest first: their record, the lists that showed them first and last, findings and what was decided, and how often
 * masked fields were shown, without what they showed; of a department, what concerns its rules. Null where nobody within reach has this key. `itself` reads the lake, only then.
 */
export async function timelineOf(office: Office, itself: Office, person: string): Promise<Happening[] | null> {
  const { pool } = office.database;
  const { rowCount } = await pool.query('select from register.person where id = $1', [person]);
  if (rowCount === 0) return null;
  const parts = await Promise.all([recordEvents(office, person), findingEvents(office, person), reveals(office, person), listsThatShowed(itself, person, await departmentRules(office))]);
  return parts.flat().toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

const SUBJECTS: Readonly<Record<string, Label>> = {
  person: { zh: '出生日期或性别', en: 'birth or sex' }, identification: { zh: '姓名或身份证号', en: 'name or identity number' }, certificate: { zh: '残疾人证', en: 'the certificate' },
  certificate_status: { zh: '证件状态', en: 'status of the certificate' }, residence: { zh: '住地', en: 'place of living' }, household_member: { zh: '所在户', en: 'household' },
  guardian: { zh: '监护人', en: 'guardian' }, phone: { zh: '电话', en: 'phone' }, known_person: { zh: '无证登记', en: 'entry without a certificate' },
};

async function recordEvents({ database }: Office, person: string): Promise<Happening[]> {
  const { rows } = await database.pool.query<{ day: string; kind: string; subject: string; actor: string; file: string | null; reason: string }>(
    `select coalesce(b.as_of, (e.at at time zone 'Asia/Shanghai')::date) as day, e.kind, e.subject, e.actor, b.file_name as file, e.reason
     from register.event e left join register.import_batch b on b.id = e.batch_id where e.person_id = $1 order by e.id desc limit 200`, [person],
  );
  return rows.map(({ day, kind, subject, actor, file }) => ({ day, what: 'register', said: recordSaid(kind, SUBJECTS[subject] ?? { zh: subject, en: subject }, file), actor: file === null ? actor : null, reason: null }));
}

function recordSaid(kind: string, of: Label, file: string | null): Label {
  const by: Label = file === null ? { zh: '', en: '' } : { zh: `（${file}）`, en: ` (${file})` };
  switch (kind) {
    case 'registered': return { zh: `进入登记库${by.zh}`, en: `Entered in the register${by.en}` };
    case 'known': return { zh: '凭申请登记，尚无残疾人证', en: 'Entered by an application, without a certificate yet' };
    case 'gone': return { zh: `登记库文件里不再有此人${by.zh}`, en: `No longer in the file of the register${by.en}` };
    case 'corrected': return { zh: `更正${of.zh}，经两人办理`, en: `Corrected: ${of.en}, by two people` };
    case 'merged': return { zh: '两条记录合并为一个人', en: 'Two records became one person' };
    case 'parted': return { zh: '合并的记录重新分开', en: 'Merged records were parted again' };
    case 'conflict_settled': return { zh: '登记冲突已办结', en: 'A conflict of the register was settled' };
    default: return { zh: `${of.zh}有变化${by.zh}`, en: `Changed: ${of.en}${by.en}` };
  }
}

const ACTIONS: Readonly<Record<string, Label>> = {
  opened: { zh: '核对发现', en: 'Found by a check' }, reopened: { zh: '再次发现', en: 'Found again' }, closed: { zh: '不再成立', en: 'No longer so' }, confirmed: { zh: '核实属实', en: 'Confirmed' },
  excluded: { zh: '核实排除', en: 'Excluded' }, asked_again: { zh: '情况有变，再问一次', en: 'The facts changed: asked again' }, reconsidered: { zh: '收回原来的结论', en: 'The decision was taken back' },
};

async function findingEvents({ database, policy }: Office, person: string): Promise<Happening[]> {
  const { rows } = await database.pool.query<{ day: string; rule: string; action: string; actor: string; reason: string | null; run: number | null }>(
    `select coalesce(r.as_of, (e.at at time zone 'Asia/Shanghai')::date) as day, f.rule, e.action, e.actor, e.reason, e.run_id as run
     from coverage.finding f join coverage.finding_event e on e.finding_id = f.id left join coverage.check_run r on r.id = e.run_id
     where f.person_id = $1 or f.person_id in (select id from register.person where merged_into = $1) order by e.id desc limit 200`, [person],
  );
  return rows.map(({ day, rule, action, actor, reason, run }) => {
    const label = policy.rules.find(({ id }) => id === rule)?.label ?? { zh: rule, en: rule };
    const did = ACTIONS[action] ?? { zh: action, en: action };
    return { day, what: 'finding', said: { zh: `${did.zh}：${label.zh}`, en: `${did.en}: ${label.en}` }, actor: run === null ? actor : null, reason: run === null ? reason : null };
  });
}

async function reveals({ database }: Office, person: string): Promise<Happening[]> {
  const { rows } = await database.pool.query<{ day: string; actor: string; times: number }>(
    `select (at at time zone 'Asia/Shanghai')::date as day, actor, count(*) as times from coverage.revealed where person_id = $1 group by 1, 2 order by 1 desc limit 100`, [person],
  );
  return rows.map(({ day, actor, times }) => ({ day, what: 'reveal', said: { zh: `查看遮住的资料 ${times} 项`, en: `Masked data was shown ${times} times` }, actor, reason: null }));
}

/**
 * Of each list, the first and the last snapshot still kept in which the person stands. `rules`: a department sees the lists its own rules look at, as it
 * sees their explanations; null for all lists.
 */
async function listsThatShowed(office: Office, person: string, rules: ReadonlySet<string> | null): Promise<Happening[]> {
  const { database: { pool }, definitions, policy } = office;
  const looked = rules && new Set([...rules].flatMap((rule) => [...columnsRead(policy, rule).keys()]));
  const [kept, links] = await Promise.all([keptSnapshots(pool), keptLinks(pool)]);
  const snapshots = kept.filter(({ snapshot }) => looked?.has(snapshot.source) ?? true);
  const linked = snapshots.flatMap(({ id }) => links.get(id) ?? []).map(({ links: file, snapshotId }) => ({ file, snapshotId }));
  if (linked.length === 0) return [];
  const seen = await office.engine((engine) => engine.rows<{ snapshot: number; row: number }>(
    linked.map(({ file, snapshotId }) => `select ${snapshotId} as snapshot, min("row") as "row" from read_parquet(${literal(file)}) where person_id = ${literal(person)} and status = 'linked' having count(*) > 0`).join(' union all '),
  ));
  const byList = Map.groupBy(snapshots.flatMap(({ id, snapshot }) => seen.filter((one) => one.snapshot === id).map(({ row }) => ({ list: snapshot.source, asOf: snapshot.asOf, row }))), ({ list }) => list);
  return [...byList].flatMap(([list, shown]) => {
    const label = definitions.get(list)?.label ?? { zh: list, en: list };
    const days = shown.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
    const [first, last] = [days[0], days.at(-1)];
    if (!first || !last) return [];
    const happened = ({ asOf, row }: { asOf: string; row: number }, zh: string, en: string): Happening => ({
      day: asOf, what: 'list', said: { zh: `${label.zh}：${zh}（第 ${row} 行）`, en: `${label.en}: ${en} (row ${row})` }, actor: null, reason: null,
    });
    return first === last ? [happened(first, '在册', 'on the list')] : [happened(last, '最近一期在册', 'last on the list'), happened(first, '最早一期在册', 'first on the list')];
  });
}
