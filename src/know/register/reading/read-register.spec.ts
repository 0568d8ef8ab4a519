import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { identityCheckDigit } from '../../../foundation/kernel/index.ts';
import { literal, openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { loadSourceDefinitions } from '../../sources/index.ts';
import type { Divisions } from '../../divisions/index.ts';
import { readRegister } from '../index.ts';

const folder = await mkdtemp(join(tmpdir(), 'jinbao-register-'));
const engine = await openDuckdb();
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const definitions = await loadSourceDefinitions([fileURLToPath(new URL('../../../../packs/nation', import.meta.url))]);
/** Divisions of no country: the code of a row counts as it is written. */
const divisions: Pick<Divisions, 'resolvePlace'> = { resolvePlace: ({ code }) => ({ code: code ?? null, level: null, problem: null }) };

const HEADER = '残疾人证号,姓名,性别,身份证号,出生日期,残疾类别,残疾等级,区划代码,监护人姓名,证件状态,发证日期,有效期止';
const number = (first17: string) => first17 + identityCheckDigit(first17);
/** People of Stone Bridge, a town on no map. */
const MEI = number('34150219700312102');
const QUAN = number('34150219551120003');
const mei = (certificate: string, rest: string) => `${certificate},石阿梅,女,${MEI},1970-03-12,${rest}`;

async function read(...rows: string[]) {
  const file = join(folder, 'register.csv');
  await writeFile(file, [HEADER, ...rows].join('\n'));
  const definition = definitions.get('register');
  if (!definition) throw new Error('the nation pack declares no register');
  const reading = await readRegister(engine, { file, definition, asOf: '2018-06-30', divisions, outDir: folder });
  const people = await engine.rows<Record<string, unknown>>(`select * from read_parquet(${literal(reading.population)}) order by row`);
  const conflicts = await engine.rows<Record<string, unknown>>(`select kind, row, kept_row, in_population, found, expected from read_parquet(${literal(reading.conflicts)}) order by row, kind`);
  expect(people.length + reading.left, 'every row is a person or listed').toBe(reading.rows);
  return { reading, people, conflicts };
}

test('a row becomes a person: the number gives birth, sex, category and grade, the division its levels', async () => {
  const { people, conflicts } = await read(`${MEI}43,石阿梅,女,${MEI},1970-03-12,肢体,三级,341502001003,石大桥,有效,2015-01-05,2025-01-04`);
  expect(conflicts).toEqual([]);
  expect(people[0]).toMatchObject({
    certificate: `${MEI}43`, identity: MEI, birth: '1970-03-12', sex: 'female', category: 4, grade: 3, county: '341502', town: '341502001',
    village: '341502001003', certificate_status: 'valid', valid_from: '2015-01-05', valid_to: '2025-01-04', guardian: '石大桥', row: 1,
  });
});

test('of two valid certificates of one person the later stands, the other is kept and asked about', async () => {
  const { people, conflicts } = await read(
    mei(`${MEI}43`, '肢体,三级,341502001003,,有效,2010-01-05,2020-01-04'),
    mei(`${MEI}42`, '肢体,二级,341502001003,,有效,2016-01-05,2026-01-04'),
  );
  expect(people).toMatchObject([{ certificate: `${MEI}42`, grade: 2, row: 2 }]);
  expect(conflicts).toMatchObject([{ kind: 'person_two_certificates', row: 1, kept_row: 2, in_population: false }]);
});

test('a certificate that a later one replaced is history, not a conflict', async () => {
  const { people, conflicts } = await read(
    mei(`${MEI}42`, '肢体,二级,341502001003,,有效,2016-01-05,2026-01-04'),
    mei(`${MEI}43`, '肢体,三级,341502001003,,注销,2017-01-05,2027-01-04'),
  );
  expect(people).toMatchObject([{ certificate: `${MEI}42` }]);
  expect(conflicts).toMatchObject([{ kind: 'superseded', row: 2, kept_row: 1 }]);
});

test('a reissued copy replaces the copy before it; the same row twice counts once', async () => {
  const { people, conflicts } = await read(
    mei(`${MEI}43`, '肢体,三级,341502001003,,有效,2015-01-05,2025-01-04'),
    mei(`${MEI}43B1`, '肢体,三级,341502001003,,有效,2015-01-05,2025-01-04'),
    mei(`${MEI}43`, '肢体,三级,341502001003,,有效,2015-01-05,2025-01-04'),
  );
  expect(people).toMatchObject([{ certificate: `${MEI}43B1` }]);
  expect(conflicts.map(({ kind, row, kept_row }) => [kind, row, kept_row])).toEqual([['same_certificate_twice', 1, 2], ['same_certificate_twice', 3, 2]]);
});

test('two people under one certificate number: one stands, the other waits; under one identity number: both stand, both are asked about', async () => {
  const certificate = await read(
    mei(`${MEI}43`, '肢体,三级,341502001003,,有效,2015-01-05,2025-01-04'),
    `${MEI}43,石小桥,女,${MEI},1970-03-12,肢体,三级,341502001003,,有效,2012-01-05,2022-01-04`,
  );
  expect(certificate.people).toMatchObject([{ name: '石阿梅' }]);
  expect(certificate.conflicts).toMatchObject([{ kind: 'two_people_one_certificate', row: 2, kept_row: 1 }]);
  const identity = await read(
    mei(`${MEI}43`, '肢体,三级,341502001003,,有效,2015-01-05,2025-01-04'),
    `${MEI}11,石小桥,女,${MEI},1970-03-12,视力,一级,341502001003,,有效,2012-01-05,2022-01-04`,
  );
  expect(identity.people).toHaveLength(2);
  expect(identity.conflicts).toMatchObject([{ kind: 'two_people_one_identity', row: 1, in_population: true }, { kind: 'two_people_one_identity', row: 2, in_population: true }]);
});

test('columns that contradict the number are listed with both sides, and the number decides', async () => {
  const { people, conflicts } = await read(`${MEI}43,石阿梅,男,${QUAN},1970-03-13,视力,一级,341502001003,,有效,2025-01-05,2015-01-04`);
  expect(people).toMatchObject([{ identity: QUAN, category: 4, grade: 3, birth: '1955-11-20', sex: 'male' }]);
  expect(conflicts.map(({ kind, found, expected }) => [kind, found, expected])).toEqual([
    ['birth_differs', '1970-03-13', '1955-11-20'],
    ['category_differs', '1', '4'],
    ['grade_differs', '1', '3'],
    ['identity_differs', MEI, QUAN],
    ['valid_past_end', '2015-01-04', null],
    ['validity_reversed', '2015-01-04', '2025-01-05'],
  ]);
});

test('numbers are repaired where that is certain, kept and flagged where it is not', async () => {
  const wrong = `${MEI.slice(0, 17)}${MEI.endsWith('0') ? '1' : '0'}`;
  const { people, conflicts } = await read(
    `"${MEI.slice(0, 6)} ${MEI.slice(6)}４３",石·阿梅,女,,,肢体,三级,341502001003,,有效,,2025-01-04`,
    `${wrong}43,石铁桥,女,${wrong},1970-03-12,肢体,三级,341502001003,,有效,,2025-01-04`,
    `3.41502E+19,石老泉,男,${QUAN},1955-11-20,听力,二级,341502001003,,有效,,2025-01-04`,
    `无法辨认,石某某,男,,,听力,二级,341502001003,,有效,,2025-01-04`,
  );
  expect(people).toMatchObject([
    { certificate: `${MEI}43`, identity: MEI, name: '石·阿梅', birth: '1970-03-12' },
    { certificate: `${wrong}43`, identity: wrong, birth: '1970-03-12' },
    { certificate: null, identity: QUAN, category: 2, grade: 2, certificate_status: 'valid' },
  ]);
  expect(conflicts.map(({ kind, row }) => [kind, row])).toEqual([['identity_fails_check', 2], ['certificate_unreadable', 3], ['no_number', 4]]);
});

test('without a status column the last day decides; without a certificate there is none', async () => {
  const { people } = await read(
    mei(`${MEI}43`, '肢体,三级,341502001003,,,2008-01-05,2018-06-29'),
    `,石老泉,男,${QUAN},1955-11-20,精神,二级,341502001003,石小泉,,,`,
  );
  expect(people).toMatchObject([{ certificate_status: 'expired' }, { certificate: null, certificate_status: 'none', identity: QUAN, guardian: '石小泉' }]);
});
