import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, asyncProperty, constantFrom, option, record, type Arbitrary } from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { countGroups } from './count-groups.ts';
import { DIMENSIONS } from './dimensions.ts';
import { NOBODY, together, VERDICTS } from './tally.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'count-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const BANDS = [{ id: '0-6', from: 0 }, { id: '7-15', from: 7 }, { id: '16-59', from: 16 }, { id: '60+', from: 60 }];
const population = join(folder, 'population.parquet');

const person = record({
  county: option(constantFrom('341502', '341525')), birth: option(constantFrom('1950-01-01', '2000-02-29', '2012-07-01')),
  category: option(constantFrom(1, 4, 7)), grade: option(constantFrom(1, 2)), household: option(constantFrom('rural', 'urban')),
  was: constantFrom(...VERDICTS), becomes: constantFrom(...VERDICTS), amountWas: option(constantFrom(6000, 9400)), amountBecomes: option(constantFrom(6000, 9400)),
});
type Person = typeof person extends Arbitrary<infer One> ? One : never;

function outcomeOf({ was, becomes, amountWas, amountBecomes }: Person): string {
  if (was === 'no' && becomes === 'yes') return 'enters';
  if (was === 'yes' && becomes === 'no') return 'leaves';
  if (was === 'no' && becomes === 'no') return 'unchanged';
  if (was !== 'yes' || becomes !== 'yes' || amountWas === null || amountBecomes === null) return 'cannot_tell';
  return amountWas < amountBecomes ? 'rises' : amountWas > amountBecomes ? 'falls' : 'unchanged';
}

async function count(people: readonly Person[], asOf = '2018-06-30') {
  await engine.load('people', { person_id: 'varchar', county: 'varchar', birth: 'date', category: 'integer', grade: 'integer', household_type: 'varchar' },
    people.map((one, i) => [`p${i}`, one.county, one.birth, one.category, one.grade, one.household]));
  await engine.writeParquet('select * from people', population);
  await engine.load('turns', { question: 'varchar', person_id: 'varchar', was: 'varchar', becomes: 'varchar', amount_was: 'bigint', amount_becomes: 'bigint', outcome: 'varchar' },
    people.flatMap((one, i) => (one.was === 'no' && one.becomes === 'no' ? [] : [['due:x', `p${i}`, one.was, one.becomes, one.was === 'yes' ? one.amountWas : null, one.becomes === 'yes' ? one.amountBecomes : null, outcomeOf(one)]])));
  return (await countGroups(engine, { questions: ['due:x'], turns: 'turns', population, asOf, bands: BANDS })).get('due:x');
}

test('totals are the sums of their groups in every dimension, and all nine turns are counted', async () => {
  await assert(asyncProperty(array(person, { minLength: 1, maxLength: 40 }), async (people) => {
    const counted = await count(people);
    const total = counted?.total ?? NOBODY;
    for (const dimension of DIMENSIONS) expect([...(counted?.groups[dimension].values() ?? [])].reduce(together, NOBODY)).toEqual(total);
    expect(total.people).toBe(people.length);
    expect(Object.values(counted?.transitions ?? {}).reduce((sum, one) => sum + one, 0)).toBe(people.length);
    const due = (side: 'was' | 'becomes', amount: 'amountWas' | 'amountBecomes') => {
      const those = people.filter((one) => one[side] === 'yes');
      return { people: those.length, fen: those.reduce((sum, one) => sum + (one[amount] ?? 0), 0), unpriced: those.filter((one) => one[amount] === null).length };
    };
    expect([total.before, total.after]).toEqual([due('was', 'amountWas'), due('becomes', 'amountBecomes')]);
    const told = people.filter((one) => !['cannot_tell'].includes(outcomeOf(one)));
    const paid = (one: Person) => (one.becomes === 'yes' ? (one.amountBecomes ?? 0) : 0) - (one.was === 'yes' ? (one.amountWas ?? 0) : 0);
    expect(total.difference).toBe(told.reduce((sum, one) => sum + paid(one), 0));
  }), { numRuns: 40 });
}, 120_000);

test('somebody born on 29 February is a year older on 1 March', async () => {
  const born: Person = { county: null, birth: '2000-02-29', category: null, grade: null, household: null, was: 'no', becomes: 'no', amountWas: null, amountBecomes: null };
  const bands = async (asOf: string) => [...((await count([born], asOf))?.groups.age.keys() ?? [])];
  expect([await bands('2007-02-28'), await bands('2007-03-01'), await bands('2016-02-28'), await bands('2016-02-29')]).toEqual([['0-6'], ['7-15'], ['7-15'], ['16-59']]);
});
