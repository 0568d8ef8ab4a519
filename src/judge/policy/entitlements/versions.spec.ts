import { expect, test } from 'vitest';
import type { Entitlement, OverlapRow } from './entitlement.ts';
import { versionsOf } from './versions.ts';

type Dated = Pick<Entitlement, 'region' | 'from' | 'to' | 'pack' | 'status'>;
const dated = (pack: string, region: string, from: string, to: string | null = null, status: Dated['status'] = 'active'): Dated => ({ pack, region, from, to, status });

/** As far as versions are concerned: nothing is asked of what an entitlement says. */
const nobody = { id: 'in_aid', label: { zh: '甲', en: 'A' }, text: 'true', node: { kind: 'literal', type: 'bool', offset: 0, children: [], binds: 7, walk: () => true, sql: () => 'true' }, basis: [] } as const;
const aid = (one: Dated): Entitlement => ({
  ...one, benefit: 'aid', label: { zh: '补助', en: 'Aid' }, basis: [], ifGiven: [], payroll: { list: 'aid', listed: { holds: nobody, fails: null }, month: null, paid: null, months: null },
  eligibility: [], amount: null, start: { from: 'application', label: { zh: '申请', en: 'Applied' }, month: null, basis: [] }, stops: [], derive: [], file: `${one.pack}/aid.yaml`,
});
const row = (one: Dated, other = 'pension', keeps = 'both', firstNamed = true): OverlapRow => ({
  ...one, between: firstNamed ? [other, 'aid'] : ['aid', other], keeps, note: null, basis: [], file: `${one.pack}/${other}.yaml`,
});
const told = (entitlements: readonly Entitlement[], rows: readonly OverlapRow[] = []) => versionsOf(entitlements, rows).map((one) =>
  `${one.region || '-'} ${one.from}..${one.to ?? ''} ${one.entitlement.pack} [${one.rows.map(({ pack, between, keeps, status }) => `${pack} ${between.join('/')} ${keeps} ${status}`).join(', ')}] by ${one.pack} ${one.file}`);

test('one entitlement is one version; a later one of its region begins another', () => {
  expect(told([aid(dated('nation', '', '2016-01-01'))])).toEqual(['- 2016-01-01.. nation [] by nation nation/aid.yaml']);
  expect(told([aid(dated('nation', '', '2016-01-01', '2019-12-31')), aid(dated('nation', '', '2020-01-01'))])).toEqual(['- 2016-01-01..2019-12-31 nation [] by nation nation/aid.yaml', '- 2020-01-01.. nation [] by nation nation/aid.yaml']);
  expect(told([])).toEqual([]);
});

test('a smaller region has its own, while it is in force; before and after, the wider one is not said again', () => {
  expect(told([aid(dated('nation', '', '2016-01-01')), aid(dated('city', '3415', '2018-01-01', '2018-12-31'))])).toEqual([
    '- 2016-01-01.. nation [] by nation nation/aid.yaml', '3415 2018-01-01..2018-12-31 city [] by city city/aid.yaml',
  ]);
});

test('of two packs for one region the later one', () => {
  expect(told([aid(dated('first', '', '2016-01-01')), aid(dated('second', '', '2018-01-01'))])).toEqual(['- 2016-01-01..2017-12-31 first [] by first first/aid.yaml', '- 2018-01-01.. second [] by second second/aid.yaml']);
});

test('a row of the matrix divides the time it holds in from the rest', () => {
  expect(told([aid(dated('nation', '', '2016-01-01'))], [row(dated('nation', '', '2018-01-01', '2018-12-31'))])).toEqual([
    '- 2016-01-01..2017-12-31 nation [] by nation nation/aid.yaml', '- 2018-01-01..2018-12-31 nation [nation pension/aid both active] by nation nation/aid.yaml', '- 2019-01-01.. nation [] by nation nation/aid.yaml',
  ]);
  expect(told([aid(dated('nation', '', '2016-01-01'))], [row(dated('nation', '', '2010-01-01'))])).toEqual(['- 2016-01-01.. nation [nation pension/aid both active] by nation nation/aid.yaml']);
});

test('a row of a smaller region alone makes a version there', () => {
  expect(told([aid(dated('nation', '', '2016-01-01'))], [row(dated('nation', '', '2016-01-01'), 'pension', 'higher'), row(dated('city', '3415', '2020-01-01', '2020-12-31'))])).toEqual([
    '- 2016-01-01.. nation [nation pension/aid higher active] by nation nation/aid.yaml', '3415 2020-01-01..2020-12-31 nation [city pension/aid both active] by city city/pension.yaml',
  ]);
});

test('a pair is one whichever is named first, and two pairs are two', () => {
  expect(told([aid(dated('nation', '', '2016-01-01'))], [row(dated('nation', '', '2016-01-01'), 'pension', 'higher'), row(dated('city', '', '2016-01-01'), 'pension', 'both', false), row(dated('city', '', '2016-01-01'), 'injury')])).toEqual([
    '- 2016-01-01.. nation [city aid/pension both active, city injury/aid both active] by nation nation/aid.yaml',
  ]);
});

test('where no row decides, a draft of any time within the version is told; beside one that decides it is not', () => {
  const nation = [aid(dated('nation', '', '2016-01-01', '2020-12-31'))];
  expect(told(nation, [row(dated('nation', '', '2018-01-01', '2018-12-31', 'draft'))])).toEqual(['- 2016-01-01..2020-12-31 nation [nation pension/aid both draft] by nation nation/aid.yaml', ]);
  expect(told(nation, [row(dated('nation', '', '2021-01-01', null, 'draft'))])).toEqual(['- 2016-01-01..2020-12-31 nation [] by nation nation/aid.yaml']);
  expect(told(nation, [row(dated('nation', '', '2016-01-01', null, 'draft'), 'pension', 'higher'), row(dated('nation', '', '2010-01-01'))])).toEqual(['- 2016-01-01..2020-12-31 nation [nation pension/aid both active] by nation nation/aid.yaml']);
});

test('a draft entitlement is a version of its own, after those in force', () => {
  expect(told([aid(dated('nation', '', '2016-01-01', null, 'draft')), aid(dated('nation', '', '2018-01-01'))], [row(dated('nation', '', '2010-01-01'))])).toEqual([
    '- 2018-01-01.. nation [nation pension/aid both active] by nation nation/aid.yaml', '- 2016-01-01.. nation [nation pension/aid both active] by nation nation/aid.yaml',
  ]);
  expect(told([aid(dated('nation', '', '2016-01-01', null, 'draft'))], [row(dated('city', '3415', '2016-01-01'))])).toEqual(['- 2016-01-01.. nation [] by nation nation/aid.yaml']);
});

test('rows of another region than any entitlement, and of times without one, make no version', () => {
  expect(told([aid(dated('city', '3415', '2016-01-01'))], [row(dated('nation', '', '2010-01-01')), row(dated('other', '3401', '2016-01-01'))])).toEqual(['3415 2016-01-01.. city [nation pension/aid both active] by city city/aid.yaml']);
  expect(told([aid(dated('nation', '', '2016-01-01', '2016-12-31')), aid(dated('nation', '', '2018-01-01'))])).toEqual(['- 2016-01-01..2016-12-31 nation [] by nation nation/aid.yaml', '- 2018-01-01.. nation [] by nation nation/aid.yaml']);
});

test('a draft row turns nothing: the version goes on', () => {
  expect(told([aid(dated('nation', '', '2016-01-01'))], [row(dated('nation', '', '2018-01-01', null, 'draft'))])).toEqual(['- 2016-01-01.. nation [nation pension/aid both draft] by nation nation/aid.yaml']);
});
