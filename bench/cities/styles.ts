import { fileURLToPath } from 'node:url';
import type { NumberSlip } from './numbers.ts';
import type { NameSlip } from './name-slips.ts';

/** The day every list says it is of. */
export const AS_OF = '2018-06-07';

/** The reference city's divisions. */
export const DIVISIONS = fileURLToPath(new URL('../../packs/luan/divisions/divisions.csv', import.meta.url));

/** What can be written into a cell of a list. */
export type Cell =
  | 'order' | 'number' | 'name' | 'sex' | 'birth' | 'county' | 'town' | 'village' | 'town_village' | 'address' | 'phone' | 'money' | 'state' | 'month';

/** How one office writes its lists: columns, encoding, title rows, and how often which slip happens (share of all rows). */
export interface Style {
  readonly encoding: 'utf8' | 'utf8-bom' | 'gb18030';
  readonly titles: boolean;
  readonly columns: Readonly<Record<string, readonly (readonly [string, Cell])[]>>;
  readonly numberSlips: readonly (readonly [NumberSlip, number])[];
  readonly nameSlips: readonly (readonly [NameSlip, number])[];
  readonly birthAs: readonly ('iso' | 'dots' | 'plain' | 'hanzi' | 'slashes')[];
}

const RARE_ALWAYS = [['rare_letter', 0.4], ['middle_dot', 0.5]] as const;

/** The offices. `a` has birth dates, `b` has phones and no birth dates, `c` has titles, subtotals, GB18030 and much that went through a spreadsheet. */
export const STYLES = {
  a: {
    encoding: 'utf8-bom',
    titles: false,
    columns: {
      resident_insurance: [['公民身份号码', 'number'], ['参保人姓名', 'name'], ['性别', 'sex'], ['出生年月', 'birth'], ['县区', 'county'], ['乡镇', 'town'], ['所在村(社区)', 'village'], ['缴费金额', 'money']],
      minimum_living: [['县区', 'county'], ['乡镇', 'town'], ['村', 'village'], ['姓名', 'name'], ['身份证号', 'number'], ['出生日期', 'birth'], ['保障金额', 'money']],
      living_allowance: [['姓名', 'name'], ['身份证号码', 'number'], ['出生日期', 'birth'], ['乡镇', 'town'], ['村', 'village'], ['发放金额', 'money'], ['发放月份', 'month']],
      poverty_register: [['县区', 'county'], ['乡镇', 'town'], ['行政村', 'village'], ['姓名', 'name'], ['证件号码', 'number'], ['出生日期', 'birth']],
    },
    numberSlips: [
      ['full_width', 0.005], ['inner_spaces', 0.006], ['outer_mark', 0.003], ['lower_x', 0.2], ['fifteen', 0.012], ['one_digit', 0.02],
      ['neighbour_swap', 0.008], ['lost_digit', 0.004], ['doubled_digit', 0.003], ['missing', 0.012], ['rounded', 0.01], ['scientific', 0.003], ['certificate', 0.006],
    ],
    nameSlips: [['homophone', 0.008], ['variant', 0.006], ['wrong_letter', 0.006], ['name_spaces', 0.01]],
    birthAs: ['iso', 'iso', 'iso', 'dots'],
  },
  b: {
    encoding: 'utf8',
    titles: false,
    columns: {
      resident_insurance: [['序号', 'order'], ['证件号码', 'number'], ['姓名', 'name'], ['性别', 'sex'], ['村居', 'town_village'], ['联系电话', 'phone'], ['参保状态', 'state']],
      minimum_living: [['序号', 'order'], ['姓名', 'name'], ['性别', 'sex'], ['公民身份号码', 'number'], ['家庭住址', 'address'], ['联系电话', 'phone'], ['月保障金', 'money']],
      living_allowance: [['姓名', 'name'], ['证件号码', 'number'], ['家庭住址', 'address'], ['联系电话', 'phone'], ['补贴金额', 'money'], ['月份', 'month']],
      poverty_register: [['序号', 'order'], ['姓名', 'name'], ['性别', 'sex'], ['身份证号码', 'number'], ['家庭住址', 'address'], ['电话', 'phone']],
    },
    numberSlips: [
      ['full_width', 0.002], ['inner_spaces', 0.012], ['outer_mark', 0.012], ['lower_x', 0.35], ['fifteen', 0.025], ['one_digit', 0.012],
      ['neighbour_swap', 0.012], ['lost_digit', 0.008], ['doubled_digit', 0.006], ['missing', 0.006], ['rounded', 0.005], ['scientific', 0.002], ['certificate', 0.012],
    ],
    nameSlips: [['homophone', 0.012], ['variant', 0.015], ['wrong_letter', 0.004], ['name_spaces', 0.004]],
    birthAs: ['iso'],
  },
  c: {
    encoding: 'gb18030',
    titles: true,
    columns: {
      resident_insurance: [['人员姓名', 'name'], ['身份证件号码', 'number'], ['出生日期', 'birth'], ['户籍地址', 'address'], ['个人缴费', 'money']],
      minimum_living: [['家庭成员姓名', 'name'], ['身份证件号码', 'number'], ['出生日期', 'birth'], ['户籍地址', 'address'], ['低保金', 'money']],
      living_allowance: [['姓名', 'name'], ['身份证件号码', 'number'], ['出生日期', 'birth'], ['居住地址', 'address'], ['金额', 'money'], ['月份', 'month']],
      poverty_register: [['姓名', 'name'], ['身份证件号码', 'number'], ['出生日期', 'birth'], ['户籍地址', 'address']],
    },
    numberSlips: [
      ['full_width', 0.006], ['inner_spaces', 0.003], ['outer_mark', 0.004], ['lower_x', 0.25], ['fifteen', 0.006], ['one_digit', 0.016],
      ['neighbour_swap', 0.014], ['lost_digit', 0.006], ['doubled_digit', 0.003], ['missing', 0.008], ['rounded', 0.03], ['scientific', 0.008],
      ['certificate', 0.004], ['old_number', 0.5],
    ],
    nameSlips: [['homophone', 0.01], ['variant', 0.004], ['wrong_letter', 0.008], ['name_spaces', 0.008]],
    birthAs: ['plain', 'dots', 'hanzi', 'slashes', 'iso'],
  },
} as const satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;

/** The name slips to draw from for one name: rare letters and middle dots suffer far more often than the rest. */
export function nameSlipsFor(style: Style, rare: boolean): readonly (readonly [NameSlip, number])[] {
  return rare ? RARE_ALWAYS : style.nameSlips;
}
