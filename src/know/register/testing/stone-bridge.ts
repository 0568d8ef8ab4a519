import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityCheckDigit } from '../../../foundation/kernel/index.ts';
import type { Divisions } from '../../divisions/index.ts';
import { loadSourceDefinitions, type SourceDefinition } from '../../sources/index.ts';

const HEADER = '残疾人证号,姓名,性别,身份证号,出生日期,残疾类别,残疾等级,区划代码,详细地址,联系电话,户编号,监护人姓名,证件状态,发证日期,有效期止';

/** An identity number of 17 digits made whole. */
export const whole = (first17: string) => first17 + identityCheckDigit(first17);

/** Stone Bridge, a town on no map. Amei keeps the mill with her brother Quan; Xiaoqiao is their neighbour; Shu came from elsewhere. */
export const PEOPLE = {
  amei: { name: '石阿梅', sex: '女', identity: whole('34150219700312102'), birth: '1970-03-12', household: 'H1' },
  quan: { name: '石老泉', sex: '男', identity: whole('34150219551120003'), birth: '1955-11-20', household: 'H1' },
  xiaoqiao: { name: '石小桥', sex: '女', identity: whole('34150219911001004'), birth: '1991-10-01', household: 'H2' },
  shu: { name: '𠮷·阿舒', sex: '男', identity: whole('34150219620708005'), birth: '1962-07-08', household: 'H3' },
} as const;

export interface RegisterLine {
  readonly who: keyof typeof PEOPLE;
  /** Category and grade, the last two digits of the certificate; '' for a row without certificate. */
  readonly kind: string;
  readonly change?: Partial<{ name: string; certificate: string; category: string; grade: string; division: string; address: string; phone: string; guardian: string; status: string; issued: string; until: string }>;
}

/** A row of the register's file. */
export function line({ who, kind, change = {} }: RegisterLine): string {
  const person = PEOPLE[who];
  const certificate = change.certificate ?? (kind === '' ? '' : person.identity + kind);
  return [
    certificate, change.name ?? person.name, person.sex, person.identity, person.birth, change.category ?? kind.charAt(0), change.grade ?? kind.charAt(1),
    change.division ?? '341502001003', change.address ?? '石桥镇磨坊路', change.phone ?? '13800000001', person.household, change.guardian ?? '',
    change.status ?? (kind === '' ? '' : '有效'), change.issued ?? (kind === '' ? '' : '2015-01-05'), change.until ?? (kind === '' ? '' : '2025-01-04'),
  ].join(',');
}

export interface StoneBridge {
  readonly folder: string;
  readonly definition: SourceDefinition;
  /** Divisions of no country: the code of a row counts as it is written. */
  readonly divisions: Pick<Divisions, 'resolvePlace'>;
  /** Writes a register file and answers its path. */
  write(name: string, lines: readonly string[]): Promise<string>;
  leave(): Promise<void>;
}

/** A folder of one's own, and what a register file is read with. */
export async function stoneBridge(): Promise<StoneBridge> {
  const folder = await mkdtemp(join(tmpdir(), 'jinbao-stone-bridge-'));
  const definition = (await loadSourceDefinitions([fileURLToPath(new URL('../../../../packs/nation', import.meta.url))])).get('register');
  if (!definition) throw new Error('the nation pack declares no register');
  return {
    folder,
    definition,
    divisions: { resolvePlace: ({ code }) => ({ code: code ?? null, level: null, problem: null }) },
    write: async (name, lines) => {
      const file = join(folder, name);
      await writeFile(file, [HEADER, ...lines].join('\n'));
      return file;
    },
    leave: () => rm(folder, { recursive: true, force: true }),
  };
}
