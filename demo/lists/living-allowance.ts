import { COUNTY_SHEETS } from '../dirt/rates.ts';
import { writeMoney } from '../dirt/cells.ts';
import { writeCertificate } from '../dirt/identity.ts';
import { CATEGORY_LABELS, GRADE_LABELS } from '../register/labels.ts';
import type { AgencyList } from './list.ts';

export const livingAllowance: AgencyList = {
  name: 'living_allowance',
  date: '2018-06-20',
  format: 'xlsx',
  encoding: 'gb18030',
  titles: (sheet) => [[`2018年6月${sheet}困难残疾人生活补贴发放花名册`], [`填报单位：${sheet}残疾人联合会`, '', '', '', '', '', '', '', '单位：元']],
  header: ['序号', '姓名', '身份证号', '残疾人证号', '残疾类别', '残疾等级', '乡镇', '村（社区）', '补贴标准（元/月）', '发放金额', '发放月份', '开户银行', '联系电话', '备注'],
  merges: [[0, 0, 0, 13]],
  sheetOf: ({ village }) => village.county,
  subtotal: (town, rows) => ['小计', town, '', '', '', '', '', '', '', `${rows}人`],
  dirt: COUNTY_SHEETS,
  cells: ({ random, resident, identity, name, place, row }) => {
    const grade = Number(resident.certificate.charAt(19) || 3);
    const amount = grade <= 2 ? 66 : 33;
    return [
      String(row),
      name,
      identity,
      writeCertificate(random, resident.certificate, identity, 0.9),
      CATEGORY_LABELS[Number(resident.certificate.charAt(18) || 4)] ?? '',
      GRADE_LABELS[grade] ?? '',
      place.town,
      place.village,
      String(amount),
      writeMoney(random, amount),
      '2018年6月',
      random.pick(['六安农村商业银行', '邮储银行', '农业银行', '徽商银行']),
      resident.phone,
      random.chance(0.01) ? random.pick(['补发', '变更账户', '监护人代领']) : '',
    ];
  },
};
