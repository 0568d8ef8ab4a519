import { identityCheckDigit } from '../../src/foundation/kernel/index.ts';

const COUNTIES = ['金安区', '裕安区', '叶集区', '霍邱县', '舒城县', '金寨县', '霍山县'];
const FAMILIES = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈'];
const GIVEN = ['德山', '秀云', '小梅', '长河', '玉兰', '建军', '桂花', '春生'];

/** The header of an invented list of the insured. */
export const HEADER = '姓名,公民身份号码,县区,参保年度,个人缴费金额,备注';

/** A row of it by its number: nobody real, the check digit right. */
export function inventedRow(n: number): string {
  const born = 1930 + (n % 80);
  const first17 = `341599${born}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}${String(Math.floor(n / 80) % 1000).padStart(3, '0')}`;
  const name = `${FAMILIES[n % FAMILIES.length]}${GIVEN[Math.floor(n / 7) % GIVEN.length]}`;
  return `${name},${first17}${identityCheckDigit(first17)},${COUNTIES[n % COUNTIES.length]},2018,180.00,`;
}

/** An invented list as a file. */
export function inventedList(rows: number): Buffer {
  return Buffer.from([HEADER, ...Array.from({ length: rows }, (_, n) => inventedRow(n))].join('\n'));
}
