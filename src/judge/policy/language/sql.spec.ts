import { expect, test } from 'vitest';
import { DIALECTS } from './dialect.ts';
import { sqlOf } from './small-scope.fixtures.ts';

/** What must be in brackets is, and nothing else. */
test.each([
  ['aid.listed && visit.listed && school.listed', '"aid.listed" and "visit.listed" and "school.listed"'],
  ['aid.listed && (visit.listed || school.listed)', '"aid.listed" and ("visit.listed" or "school.listed")'],
  ['(aid.listed && visit.listed) || school.listed', '"aid.listed" and "visit.listed" or "school.listed"'],
  ['!aid.listed && !(visit.listed || school.listed)', 'not "aid.listed" and not ("visit.listed" or "school.listed")'],
  ['!(aid.listed && visit.listed)', 'not ("aid.listed" and "visit.listed")'],
  ['!(person.age > 16)', 'not "person.age" > 16'],
  ['person.age > 16 && aid.listed', '"person.age" > 16 and "aid.listed"'],
  ['(aid.listed && visit.listed) == true', '("aid.listed" and "visit.listed") = true'],
  ['aid.listed == (person.age > 16)', '"aid.listed" = ("person.age" > 16)'],
  ['known(person.age) == known(aid.amount)', '("person.age" is not null) = ("aid.amount" is not null)'],
  ['!known(aid.amount)', 'not "aid.amount" is not null'],
  ['known(aid.listed && visit.listed)', '("aid.listed" and "visit.listed") is not null'],
  ['known(person.age + 1)', '"person.age" + 1 is not null'],
  ['person.age in [1, 2 + 3]', '"person.age" in (1, 2 + 3)'],
  ['(person.age > 1) in [true]', '("person.age" > 1) in (true)'],
  ['person.age + 1 in [1]', '"person.age" + 1 in (1)'],
  ['person.age + 2 * 3 - 1 == 0', '"person.age" + 2 * 3 - 1 = 0'],
  ['(person.age + 2) * 3 == 0', '("person.age" + 2) * 3 = 0'],
  ['2 * (person.age * 3) == 0', '2 * ("person.age" * 3) = 0'],
  ['person.age - (2 - 1) == 0', '"person.age" - (2 - 1) = 0'],
  ['person.age - 2 * (3 - 1) == 0', '"person.age" - 2 * (3 - 1) = 0'],
  ['-(person.age + 1) * 2 == 0', '-("person.age" + 1) * 2 = 0'],
  ['aid.listed || visit.listed ? 1 : 2', 'case when "aid.listed" or "visit.listed" then 1 when not ("aid.listed" or "visit.listed") then 2 end'],
  ['person.age > 16 ? 1 : 2', 'case when "person.age" > 16 then 1 when not "person.age" > 16 then 2 end'],
  ['(!aid.listed) ? 1 : 2', 'case when not "aid.listed" then 1 when not (not "aid.listed") then 2 end'],
  ['(aid.listed ? 1 : 2) + 1', 'case when "aid.listed" then 1 when not "aid.listed" then 2 end + 1'],
  ['person.age == 16 && person.age != 17', '"person.age" = 16 and "person.age" <> 17'],
  ['person.age < 16 || person.age <= 16', '"person.age" < 16 or "person.age" <= 16'],
  ['person.age > 16 || person.age >= 16', '"person.age" > 16 or "person.age" >= 16'],
  ['aid.amount - yuan("0.50") > parameter.aid.standard', '"aid.amount" - 50 > "parameter.aid.standard"'],
  ['month(aid.since) == aid.month', 'substr(cast("aid.since" as varchar), 1, 7) = "aid.month"'],
  ['as_of == date("2018-01-31")', `date '2018-06-30' = date '2018-01-31'`],
  [`person.sex == "male" && aid.note != "it's"`, `"person.sex" = 'male' and "aid.note" <> 'it''s'`],
  ['aid.month >= month("2018-01")', `"aid.month" >= '2018-01'`],
  ['true && false', 'true and false'],
])('%s', (text, sql) => {
  expect(sqlOf(text)).toBe(sql);
  expect(sqlOf(text, { dialect: DIALECTS.trino })).toBe(sql);
});

test('an age is the difference of years, one less before the birthday', () => {
  const [birthday, today] = [`extract(month from "person.birth") * 100 + extract(day from "person.birth")`, `extract(month from d) * 100 + extract(day from d)`];
  expect(sqlOf('age_on(person.birth, as_of) >= 60', { day: 'd' }))
    .toBe(`(extract(year from d) - extract(year from "person.birth") - case when ${today} < ${birthday} then 1 else 0 end) >= 60`);
});

test('the day asked about may differ from row to row', () => expect(sqlOf('as_of > aid.since', { day: 'd.day' })).toBe('d.day > "aid.since"'));

/** What engines spell differently. */
test.each([
  ['aid.since + days(30)', 'cast("aid.since" + to_days(cast((30) as integer)) as date)', `date_add('day', (30), "aid.since")`],
  ['aid.since - days(person.age + 1)', 'cast("aid.since" + to_days(cast(-(("person.age" + 1)) as integer)) as date)', `date_add('day', -(("person.age" + 1)), "aid.since")`],
  ['aid.since + months(3)', 'cast("aid.since" + to_months(cast((3) as integer)) as date)', `date_add('month', (3), "aid.since")`],
  ['aid.since - months(3)', 'cast("aid.since" + to_months(cast(-((3)) as integer)) as date)', `date_add('month', -((3)), "aid.since")`],
  [
    'aid.month + months(1)', `substr(cast(cast(cast("aid.month" || '-01' as date) + to_months(cast((1) as integer)) as date) as varchar), 1, 7)`,
    `substr(cast(date_add('month', (1), cast("aid.month" || '-01' as date)) as varchar), 1, 7)`,
  ],
  [
    'aid.month - months(1)', `substr(cast(cast(cast("aid.month" || '-01' as date) + to_months(cast(-((1)) as integer)) as date) as varchar), 1, 7)`,
    `substr(cast(date_add('month', -((1)), cast("aid.month" || '-01' as date)) as varchar), 1, 7)`,
  ],
  [
    'aid.rows.exists(r, r.month == aid.month && r.amount > yuan(0))',
    'list_reduce(list_transform("aid#cells", lambda "r#": "r#"."month" = "aid.month" and "r#"."amount" > 0), lambda "a#", "b#": "a#" or "b#", false)',
    'any_match("aid#cells", "r#" -> "r#"."month" = "aid.month" and "r#"."amount" > 0)',
  ],
  [
    'aid.rows.all(r, known(r.note))', 'list_reduce(list_transform("aid#cells", lambda "r#": "r#"."note" is not null), lambda "a#", "b#": "a#" and "b#", true)',
    'all_match("aid#cells", "r#" -> "r#"."note" is not null)',
  ],
  [
    'size(aid.rows)', 'list_reduce(list_transform("aid#cells", lambda "r#": cast(1 as bigint)), lambda "a#", "b#": "a#" + "b#", cast(0 as bigint))',
    'reduce("aid#cells", cast(0 as bigint), ("r#+", "r#") -> "r#+" + cast(1 as bigint), "r#+" -> "r#+")',
  ],
  [
    'sum(aid.rows.map(r, r.amount))', 'list_reduce(list_transform("aid#cells", lambda "r#": cast("r#"."amount" as bigint)), lambda "a#", "b#": "a#" + "b#", cast(0 as bigint))',
    'reduce("aid#cells", cast(0 as bigint), ("r#+", "r#") -> "r#+" + cast("r#"."amount" as bigint), "r#+" -> "r#+")',
  ],
])('%s', (text, duckdb, trino) => {
  expect(sqlOf(text)).toBe(duckdb);
  expect(sqlOf(text, { dialect: DIALECTS.trino })).toBe(trino);
});

/** Only chosen rows count, and a row of which nobody can tell leaves the whole unknown. */
test.each([
  ['size(aid.rows.filter(r, r.row > 1))', 'case when "r#"."row" > 1 then 1 when not "r#"."row" > 1 then 0 end'],
  ['size(aid.rows.filter(r, r.row > 1 || known(r.note)))', 'case when "r#"."row" > 1 or "r#"."note" is not null then 1 when not ("r#"."row" > 1 or "r#"."note" is not null) then 0 end'],
  ['size(aid.rows.filter(r, !(r.row > 1)))', 'case when not "r#"."row" > 1 then 1 when not (not "r#"."row" > 1) then 0 end'],
  ['sum(aid.rows.map(r, r.row > 1, r.amount))', 'case when "r#"."row" > 1 then "r#"."amount" when not "r#"."row" > 1 then 0 end'],
])('%s', (text, chosen) => {
  expect(sqlOf(text)).toBe(`list_reduce(list_transform("aid#cells", lambda "r#": cast(${chosen} as bigint)), lambda "a#", "b#": "a#" + "b#", cast(0 as bigint))`);
  expect(sqlOf(text, { dialect: DIALECTS.trino })).toBe(`reduce("aid#cells", cast(0 as bigint), ("r#+", "r#") -> "r#+" + cast(${chosen} as bigint), "r#+" -> "r#+")`);
});

/** A list that counts as naming nobody has no rows; of one that is not to be had nobody can tell. */
test.each([
  ['aid.rows.exists(r, r.amount > yuan(0))', 'false', 'boolean'], ['aid.rows.all(r, known(r.note))', 'true', 'boolean'],
  ['size(aid.rows)', '0', 'bigint'], ['size(aid.rows.filter(r, r.row > 1))', '0', 'bigint'], ['sum(aid.rows.map(r, r.amount))', '0', 'bigint'],
])('%s of no rows is %s', (text, none, type) => {
  expect(sqlOf(text, { rows: () => [] })).toBe(none);
  expect(sqlOf(text, { rows: () => null })).toBe(`cast(null as ${type})`);
});
