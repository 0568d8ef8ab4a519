import { join } from 'node:path';
import type { AnalysisEngine, Cell, ColumnType } from '../../../foundation/platform/engine/index.ts';
import type { ListInput } from '../facts/list-state.ts';
import { policyFrom, type PackTexts } from '../packs/packs-in-memory.fixtures.ts';

const BASIS = '[{document: 某某办法, article: 第一条, source: 文本, mark: checked}]';
const label = (zh: string) => `{zh: ${zh}, en: ${zh} in English}`;
const SINCE = 'from: 2016-01-01, to: null';

interface WrittenRule {
  readonly kind: string;
  readonly about: Readonly<Record<string, readonly [string, string]>>;
  readonly asked: Readonly<Record<string, readonly [string, string]>>;
  readonly more?: string;
  readonly status?: string;
  readonly effective?: string;
}

/** The two files of a rule: its text, and one case that knows nothing. */
export function ruleTexts(rule: string, { kind, about, asked, more = '', status = 'active', effective = SINCE }: WrittenRule): PackTexts {
  const clauses = (all: WrittenRule['about']) => Object.entries(all).map(([id, [zh, when]]) => `  - {id: ${id}, label: ${label(zh)}, when: ${JSON.stringify(when)}}\n`).join('');
  return {
    [`rules/${rule}.yaml`]: `rule: ${rule}\nkind: ${kind}\nbenefit: aid\nlabel: ${label(rule)}\nstatus: ${status}\neffective: {${effective}}\nbasis: ${BASIS}\n${more}`
      + `applies_to:\n${clauses(about)}conditions:\n${clauses(asked)}`,
    [`rules/${rule}.cases.yaml`]: `rule: ${rule}\ncases: [{name: 不明, because: 第一条, as_of: 2018-06-30, expect: cannot_tell}]\n`,
  };
}

/** The pack of the imaginary nation. */
export const NATION: PackTexts = {
  'pack.yaml': `pack: nation\nlabel: ${label('国')}\nregion: ""\nperiod: {${SINCE}}\nbuilds_on: null\n`,
  'facts/register.yaml': `list: register
label: ${label('登记')}
max_age_days: null
facts:
  certificate.grade: {type: int, label: ${label('等级')}, from: {column: grade}}
  certificate.valid_to: {type: date, label: ${label('有效期止')}, from: {column: valid_to}}
  certificate.current: {type: bool, label: ${label('证在有效期内')}, from: {expression: "certificate.valid_to >= as_of"}}
  person.birth: {type: date, label: ${label('出生日期')}, from: {column: birth}}
  person.age: {type: int, label: ${label('年龄')}, from: {expression: "age_on(person.birth, as_of)"}}
  person.household: {type: code, values: {rural: ${label('农村')}, urban: ${label('城镇')}}, label: ${label('户口')}, from: {column: household}}
  person.paid: {type: bool, label: ${label('实有发放')}, from: {expression: "aid.listed && aid.amount > yuan(0)"}}
`,
  'facts/aid.yaml': `list: aid
label: ${label('补助名单')}
max_age_days: 62
columns: {month: {type: month}, amount: {type: money}, returned: {type: bool}}
facts:
  aid.listed: {type: bool, label: ${label('列入补助名单')}, from: listed}
  aid.as_of: {type: date, label: ${label('名单日期')}, from: as_of}
  aid.amount: {type: money, label: ${label('补助金额')}, from: {sum: amount}}
  aid.month: {type: month, label: ${label('补助月份')}, from: {latest: month}}
  aid.first: {type: month, label: ${label('最早月份')}, from: {min: month}}
  aid.last: {type: month, label: ${label('最晚月份')}, from: {max: month}}
  aid.returned: {type: bool, label: ${label('退回')}, from: {any: returned}}
`,
  'facts/deaths.yaml': `list: deaths
label: ${label('死亡名单')}
max_age_days: null
facts:
  deaths.listed: {type: bool, label: ${label('列入死亡名单')}, from: listed}
  deaths.date: {type: date, label: ${label('死亡日期')}, from: {min: death_date}}
`,
  'facts/visits.yaml': `list: visits
label: ${label('走访')}
max_age_days: 30
facts:
  visits.listed: {type: bool, label: ${label('已走访')}, from: listed}
`,
  'parameters/base.yaml': `parameter: base\nlabel: ${label('低保标准')}\ntype: money\nvalues:\n  - {${SINCE}, value: 300, status: active, basis: ${BASIS}}\n`,
  'parameters/aid.standard.yaml': `parameter: aid.standard
label: ${label('补助标准')}
type: money
by: {household: person.household}
values:
  - region: "3415"
    from: 2016-01-01
    to: null
    status: active
    basis: ${BASIS}
    table: [{when: {household: rural}, value: 90}, {when: {household: urban}, share: {of: base, percent: 40, round: yuan}}]
`,
  ...ruleTexts('aid_missed', {
    kind: 'missed', more: 'if_given: [deaths]\n',
    about: { severe: ['重度', 'certificate.grade <= 2'], current: ['证有效', 'certificate.current'] },
    asked: { unpaid: ['不在补助名单内', '!aid.listed'], alive: ['不在死亡名单内', '!deaths.listed'] },
  }),
  ...ruleTexts('aid_underpaid', {
    kind: 'underpaid', about: { listed: ['在补助名单内', 'aid.listed'] },
    asked: { short: ['当月发放低于标准', 'sum(aid.rows.map(r, r.month == aid.last, r.amount)) < parameter.aid.standard'] },
  }),
  ...ruleTexts('aid_though_dead', {
    kind: 'wrong', about: { listed: ['在补助名单内', 'aid.listed'] },
    asked: { dead: ['在死亡名单内', 'deaths.listed'], late: ['死亡月份早于发放月份', 'aid.month > month(deaths.date)'] },
  }),
  ...ruleTexts('certificate_lapsing', {
    kind: 'lapsing', more: 'ahead_days: 60\nif_given: [deaths]\n', about: { alive: ['不在死亡名单内', '!deaths.listed'] },
    asked: { current: ['证有效', 'certificate.current'], young: ['不满六十周岁', 'person.age < 60'] },
  }),
  ...ruleTexts('grown_gaining', {
    kind: 'gaining', more: 'ahead_days: 10\nif_given: [deaths]\n', about: { alive: ['不在死亡名单内', '!deaths.listed'] },
    asked: { grown: ['年满十六周岁', 'person.age >= 16'] },
  }),
  ...ruleTexts('unvisited', { kind: 'wrong', about: { paid: ['实有发放', 'person.paid'] }, asked: { unvisited: ['未走访', '!visits.listed'] } }),
  ...ruleTexts('paid_without_number', { kind: 'wrong', status: 'draft', about: { paid: ['实有发放', 'person.paid'] }, asked: { all: ['全部', 'aid.listed'] } }),
};

/** A city that reads grade 3 as severe too, for three years. */
export const CITY: PackTexts = {
  'pack.yaml': `pack: city\nlabel: ${label('市')}\nregion: "3415"\nperiod: {from: 2018-01-01, to: null}\nbuilds_on: nation\n`,
  ...ruleTexts('aid_missed', {
    kind: 'missed', effective: 'from: 2018-01-01, to: 2020-12-31', about: { severe: ['三级以上', 'certificate.grade <= 3'] }, asked: { unpaid: ['不在补助名单内', '!aid.listed'] },
  }),
};

/** A federation of one city in an imaginary nation. */
export const townPolicy = () => policyFrom(NATION, CITY);

type Someone = readonly [id: string, county: string | null, birth: string | null, grade: number | null, validTo: string | null, household: string | null];

const PEOPLE: readonly Someone[] = [
  ['p1', '341502', '1970-01-01', 1, '2026-01-01', 'rural'],
  ['p2', '341502', '1970-01-01', 3, '2026-01-01', 'rural'],
  ['p3', '341502', '1958-08-15', 2, '2018-07-20', 'urban'],
  ['p4', '341503', '1970-01-01', 1, '2026-01-01', 'rural'],
  ['p5', '341524', '2002-07-05', 1, '2018-08-29', null],
  ['p6', '420100', '1970-01-01', 2, '2018-06-29', 'rural'],
  ['p7', '420100', '1970-01-01', 2, '2026-01-01', 'rural'],
  ['p8', null, '1970-01-01', null, '2018-06-30', 'urban'],
  ['p9', '341502', null, 4, null, 'rural'],
  ['p10', '341502', '2002-07-11', 4, '2018-08-30', 'urban'],
  ['p11', '420100', '1970-01-01', 3, null, 'rural'],
  ['p12', '420100', '1990-01-01', 4, '2018-08-28', 'rural'],
  ['p13', '420100', '2002-07-10', 4, '2018-06-30', 'rural'],
  ['p14', '420100', '1958-08-29', 4, '2018-08-29', 'rural'],
];

interface Told {
  readonly columns: Record<string, ColumnType>;
  readonly coverage: readonly string[];
  readonly held: readonly string[];
  /** Whom a row is, how it stands, and its cells. */
  readonly rows: readonly (readonly [string, 'linked' | 'asked', ...Cell[]])[];
}

const LISTS: Readonly<Record<string, Told>> = {
  aid: {
    columns: { month: 'varchar', amount: 'bigint', returned: 'boolean' }, coverage: ['341502', '341503', '420100'], held: ['341503'],
    rows: [
      ['p3', 'linked', '2018-05', 12_000, false], ['p3', 'linked', '2018-06', 11_999, true], ['p6', 'linked', '2018-06', 9000, null], ['p2', 'asked', '2018-06', 9000, false],
      ['p8', 'linked', '2018-06', 12_000, false], ['p5', 'linked', null, null, null], ['p10', 'linked', '2018-05', 6000, false], ['p10', 'linked', '2018-06', 6000, false], ['p10', 'linked', '2018-06', 6000, false],
    ],
  },
  deaths: { columns: { death_date: 'date' }, coverage: [], held: [], rows: [['p6', 'linked', '2018-05-31'], ['p8', 'linked', '2018-06-01']] },
};

const LINKS = { list: 'varchar', row: 'bigint', person_id: 'varchar', status: 'varchar' } as const;

export interface Town {
  readonly population: string;
  readonly lists: readonly ListInput[];
}

/** Fourteen people and two lists of 20 June 2018 in a folder; the visits were not handed over. */
export async function buildTown(engine: AnalysisEngine, folder: string): Promise<Town> {
  const write = async (name: string, types: Record<string, ColumnType>, cells: readonly (readonly Cell[])[]) => {
    const file = join(folder, `${name}.parquet`);
    await engine.load('town', types, cells);
    await engine.writeParquet('select * from town', file);
    return file;
  };
  const population = await write(
    'population',
    { person_id: 'varchar', certificate: 'varchar', county: 'varchar', division: 'varchar', birth: 'date', grade: 'integer', valid_to: 'date', household: 'varchar', row: 'bigint' },
    PEOPLE.map(([id, county, birth, grade, validTo, household], i) => [id, `c${id}`, county, county, birth, grade, validTo, household, i + 1]),
  );
  const lists: ListInput[] = [];
  for (const [list, { columns, coverage, held, rows }] of Object.entries(LISTS)) {
    const standing = (wanted: string) => rows.flatMap(([person, status], i) => (status === wanted ? [[list, i + 1, person, status]] : []));
    lists.push({
      list, asOf: '2018-06-20', rows: rows.length, coverage: coverage.map((county) => ({ county, rows: 1 })), held,
      snapshot: await write(`${list}-snapshot`, { row: 'bigint', ...columns }, rows.map(([, , ...cells], i) => [i + 1, ...cells])),
      links: await write(`${list}-links`, LINKS, standing('linked')), candidates: list === 'aid' ? await write(`${list}-candidates`, LINKS, standing('asked')) : null,
    });
  }
  return { population, lists };
}
