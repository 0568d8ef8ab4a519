import { COUNTY_SHEETS } from '../dirt/rates.ts';
import { writeMoney } from '../dirt/cells.ts';
import { writeCertificate } from '../dirt/identity.ts';
import { CATEGORY_LABELS, GRADE_LABELS } from '../register/labels.ts';
import type { AgencyList } from './list.ts';

export const careAllowance: AgencyList = {
  name: 'care_allowance',
  date: '2018-06-20',
  format: 'xlsx',
  encoding: 'gb18030',
  titles: (sheet) => [[`${sheet}重度残疾人护理补贴发放表`], ['发放月份：2018年6月', '', '', '', '', '', '', '', '单位：元']],
  header: ['序号', '姓名', '公民身份号码', '残疾人证', '', '', '补贴发放', '', '', '村（居）', '联系电话', '备注'],
  subheader: ['', '', '', '证号', '类别', '等级', '标准（元/月）', '月数', '金额（元）', '', '', ''],
  merges: [
    [0, 0, 0, 11], [2, 0, 3, 0], [2, 1, 3, 1], [2, 2, 3, 2], [2, 3, 2, 5], [2, 6, 2, 8], [2, 9, 3, 9], [2, 10, 3, 10], [2, 11, 3, 11],
  ],
  sheetOf: ({ village }) => `${village.county}${village.town}`,
  subtotal: (_, rows) => ['合计', `${rows}人`, '', '', '', '', '', '', (60 * rows).toFixed(2)],
  dirt: COUNTY_SHEETS,
  cells: ({ random, resident, identity, name, place, row }) => [
    { number: row },
    name,
    identity,
    writeCertificate(random, resident.certificate, identity, 0.93),
    CATEGORY_LABELS[Number(resident.certificate.charAt(18) || 4)] ?? '',
    GRADE_LABELS[Number(resident.certificate.charAt(19) || 1)] ?? '',
    { number: 60 },
    { number: 1 },
    random.chance(0.8) ? { number: 60 } : writeMoney(random, 60),
    place.village,
    resident.phone,
    random.chance(0.01) ? random.pick(['监护人代领', '账户变更', '新增']) : '',
  ],
};
