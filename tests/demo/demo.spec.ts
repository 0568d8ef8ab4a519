import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { read } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDemo } from '../../demo/index.ts';
import { LISTS } from '../../demo/lists/names.ts';
import { readCertificate, readIdentity } from '../../src/foundation/kernel/index.ts';
import { type City, fileOf, readCity, readCsv } from './city.ts';

const root = mkdtempSync(join(tmpdir(), 'jinbao-demo-'));
const first = join(root, 'first');
let city: City;

const build = (out: string, seed: number): Promise<void> => buildDemo({ out, scale: 'small', seed, people: 3_000, residents: 20_000 });

beforeAll(async () => {
  await build(first, 7);
  city = readCity(first);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the demo city', () => {
  it('is the same, byte for byte, from the same seed, and another from another', async () => {
    await build(join(root, 'again'), 7);
    await build(join(root, 'other'), 8);
    expect(digests(join(root, 'again'))).toEqual(digests(first));
    expect(digests(join(root, 'other'))['register.csv']).not.toBe(digests(first)['register.csv']);
  });

  it('writes the register, ten lists in four kinds of file, and the truth', () => {
    const files = readdirSync(first).sort();
    expect(files).toHaveLength(12);
    for (const list of LISTS) expect(files.filter((file) => file.startsWith(`${list}@2018-0`))).toHaveLength(1);
    expect(new Set(files.map((file) => file.split('.').at(-1)))).toEqual(new Set(['csv', 'xlsx', 'xls']));
    expect(readFileSync(join(first, 'register.csv')).subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(readFileSync(fileOf(first, 'minimum_living')).includes('最低生活保障')).toBe(false);
  });

  it('tells the truth about every data row, sheets counted through', async () => {
    expect(city.truth.get('resident_insurance')).toHaveLength(readCsv(fileOf(first, 'resident_insurance'), 'utf-8').length);
    const care = await readXlsx(readFileSync(fileOf(first, 'care_allowance')));
    const numbered = care.sheets.flatMap(({ rows }) => rows).filter(([number]) => typeof number === 'number');
    expect(numbered.map(([number]) => number)).toEqual(numbered.map((_, index) => index + 1));
    expect(city.truth.get('care_allowance')).toHaveLength(numbered.length + 1);
    const deaths = await read(readFileSync(fileOf(first, 'deaths')));
    expect(city.truth.get('deaths')).toHaveLength((deaths.sheets[0]?.rows ?? []).filter(([number]) => typeof number === 'number').length + 1);
  });

  it('names only certificates of the register in the truth', () => {
    expect([...city.truth.values()].flat().filter((certificate) => certificate !== '' && !city.register.has(certificate))).toEqual([]);
  });

  it('gives every person numbers that pass their checks', () => {
    for (const [certificate, row] of city.register) {
      expect(readCertificate(certificate).state).toBe('valid');
      expect(readIdentity(row['身份证号'] ?? '').state).toBe('valid');
      expect(readIdentity(row['身份证号'] ?? '').birth).toBe(row['出生日期']);
    }
  });

  it('keeps to the shares of category and grade', () => {
    expect(share('残疾类别', '肢体')).toBeCloseTo(0.535, 1);
    expect(share('残疾类别', '精神')).toBeCloseTo(0.112, 1);
    expect(share('证件状态', '有效')).toBeCloseTo(0.84, 1);
  });

  it('leaves one insured holder in ten to be found by more than the number as it stands', () => {
    const rows = readCsv(fileOf(first, 'resident_insurance'), 'utf-8');
    const truth = city.truth.get('resident_insurance') ?? [];
    const held = rows.map((cells, row) => [cells[4] ?? '', city.register.get(truth[row] ?? '')] as const).filter(([, person]) => person !== undefined);
    const exact = held.filter(([number, person]) => number === person?.['身份证号']).length / held.length;
    expect(exact).toBeGreaterThan(0.86);
    expect(exact).toBeLessThan(0.93);
  });
});

function share(column: string, value: string): number {
  return [...city.register.values()].filter((row) => row[column] === value).length / city.register.size;
}

function digests(directory: string): Record<string, string> {
  return Object.fromEntries(readdirSync(directory).sort().map((file) => [file, createHash('sha256').update(readFileSync(join(directory, file))).digest('hex')]));
}
