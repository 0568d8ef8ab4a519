import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { identityCheckDigit, readIdentity } from '../../foundation/kernel/index.ts';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { identityProblem } from './check-numbers.ts';
import { tidiedSql, withPlainProblem, withSoundIdentity } from './sound-identity.ts';

const engine = await openDuckdb();
afterAll(() => engine.close());

const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const dated = fc.tuple(fc.constantFrom('341502', '110101', '659001', '171500', '011500', '810000'), fc.integer({ min: 1890, max: 2030 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), digits(3))
  .map(([place, year, month, day, serial]) => `${place}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${serial}`);
const numbers = fc.oneof(
  dated.map((first17) => first17 + identityCheckDigit(first17)),
  dated.map((first17) => `${first17.slice(0, 15)}000`),
  dated.map((first17) => first17.slice(0, 6) + first17.slice(8)),
  fc.tuple(dated, fc.constantFrom('0', '1', '2', '5', '8', '9', 'X', 'x')).map(([first17, last]) => first17 + last),
  dated.map((first17) => `${first17.slice(0, 6)} ${first17.slice(6, 14)}-${first17.slice(14)}${identityCheckDigit(first17).replace('X', 'х')}`),
  dated.map((first17) => `${first17}${identityCheckDigit(first17).toLowerCase()}`),
  fc.tuple(dated, fc.array(fc.constantFrom(...Array.from(" \t\u3000\u200b\ufeff'`-—“”.x×Ｘ０１")), { maxLength: 3 }), fc.integer({ min: 1, max: 18 })).map(([first17, odd, at]) => {
    const number = first17 + identityCheckDigit(first17);
    return number.slice(0, at) + odd.join('') + number.slice(at);
  }),
  digits(18), digits(15), fc.integer({ min: 1, max: 22 }).chain(digits), fc.tuple(fc.constantFrom('0', '1', '8'), fc.integer({ min: 1, max: 20 })).map(([digit, times]) => digit.repeat(times)),
  fc.constantFrom('', ' 34150219900101005', '-34150219900101005', '3.415021990010e+17', '１４１５０２'),
);

test('what the engine calls sound the kernel calls valid, and of valid residents it misses only those of 29 February and before 1900', async () => {
  const cells = fc.sample(numbers, { numRuns: 20_000, seed: 7 });
  await engine.load('cells', { cell: 'varchar' }, cells.map((cell) => [cell]));
  const found = await engine.rows<{ cell: string; is_sound: boolean; is_day: number; is_male: boolean }>(`select * from (${withSoundIdentity('cells', 'cell', 'false', 'is')})`);
  const wrong = found.filter(({ cell, is_sound: sound, is_day: day, is_male: male }) => {
    const read = readIdentity(cell, 'text', '2100-12-31');
    const plain = read.state === 'valid' && read.repairs.length === 0 && read.kind === 'resident' && !/^.{10}0229/.test(cell) && cell.slice(6, 10) >= '1900';
    return sound !== plain || (sound && (String(day) !== read.birth?.replaceAll('-', '') || male !== (read.sex === 'male')));
  });
  expect(wrong).toEqual([]);
  expect(found.filter(({ is_sound: sound }) => sound).length).toBeGreaterThan(1000);
});

test('what the engine says of cells that are not sound the kernel says too', async () => {
  const found = await engine.rows<{ cell: string; code: string | null }>(`select cell, code
    from (${withPlainProblem(`(select * from (${withSoundIdentity('cells', 'cell', 'false', 'is')}) where not is_sound)`, 'cell', 'false')})`);
  const told = found.filter(({ code }) => code !== null);
  expect(told.filter(({ cell, code }) => code !== identityProblem({ text: cell, numeric: false }, '2100-12-31'))).toEqual([]);
  expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['identity_fails_check', 'identity_rounded', 'identity_fifteen', 'identity_malformed']));
});

test('what the engine says of tidied cells the kernel says of them as they are written', async () => {
  const tidied = `(select * from (select cell, ${tidiedSql('cell')} as tidied from cells) where tidied <> cell)`;
  const found = await engine.rows<{ cell: string; code: string | null }>(`select cell, code
    from (${withPlainProblem(`(select * from (${withSoundIdentity(tidied, 'tidied', 'false', 'is')}) where not is_sound)`, 'tidied', 'false')})`);
  const told = found.filter(({ code }) => code !== null);
  expect(told.filter(({ cell, code }) => code !== identityProblem({ text: cell, numeric: false }, '2100-12-31'))).toEqual([]);
  expect(told.length).toBeGreaterThan(100);
});

test('what the engine finds sound after tidying has no problem for the kernel', async () => {
  const found = await engine.rows<{ cell: string }>(`select cell from (${withSoundIdentity(`(select cell, ${tidiedSql('cell')} as tidied from cells)`, 'tidied', 'false', 'tidied')})
    where tidied_sound and tidied <> cell`);
  expect(found.filter(({ cell }) => identityProblem({ text: cell, numeric: false }, '2100-12-31') !== null)).toEqual([]);
  expect(found.length).toBeGreaterThan(100);
});
