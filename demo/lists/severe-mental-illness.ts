import { COUNTY_SHEETS } from '../dirt/rates.ts';
import { writeDate } from '../dirt/cells.ts';
import { AS_OF, dayOf } from '../calendar.ts';
import { FACT } from '../people/facts.ts';
import type { AgencyList } from './list.ts';

const DIAGNOSES = ['精神分裂症', '精神分裂症', '精神分裂症', '分裂情感性障碍', '偏执性精神病', '双相情感障碍', '癫痫所致精神障碍', '精神发育迟滞伴发精神障碍'];
const TODAY = dayOf(AS_OF);

export const severeMentalIllness: AgencyList = {
  name: 'severe_mental_illness',
  date: '2018-06-10',
  format: 'xlsx',
  encoding: 'utf8',
  titles: (sheet) => [[`${sheet}严重精神障碍患者管理及药费补助名册`], ['', '', '', '', '', '', '', '', '', '', '统计截止：2018年6月10日']],
  header: ['编号', '患者姓名', '性别', '身份证号', '出生日期', '疾病诊断', '危险性评估', '现住乡镇', '现住村居', '监护人', '监护人申请日期', '是否享受药费补助', '补助金额', '联系电话'],
  merges: [[0, 0, 0, 13]],
  sheetOf: ({ village }) => village.county,
  subtotal: (town, rows) => [`${town}合计`, `${rows}人`],
  dirt: { ...COUNTY_SHEETS, hasBirth: true },
  cells: ({ random, resident, identity, name, place, row }) => {
    const helped = (resident.facts & FACT.medicineHelped) !== 0;
    return [
      { number: row },
      name,
      resident.sex === 1 ? '男' : '女',
      identity,
      writeDate(random, resident.birth, 'dots'),
      random.pick(DIAGNOSES),
      helped && resident.certificate === '' ? `${3 + random.below(3)}级` : `${random.below(5)}级`,
      place.town,
      place.village,
      resident.kin?.name ?? '',
      helped ? writeDate(random, TODAY - 40 - random.below(100), 'chinese') : '',
      helped ? '是' : '否',
      helped ? '1000' : '',
      resident.kin?.phone ?? resident.phone,
    ];
  },
};
