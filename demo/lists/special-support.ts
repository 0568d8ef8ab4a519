import { ageOf } from '../calendar.ts';
import { COUNTY_SHEETS } from '../dirt/rates.ts';
import { writeDate, writeMoney } from '../dirt/cells.ts';
import type { AgencyList } from './list.ts';

export const specialSupport: AgencyList = {
  name: 'special_support',
  date: '2018-06-15',
  format: 'xlsx',
  encoding: 'utf8',
  titles: (sheet) => [[`${sheet}特困人员救助供养花名册（2018年6月）`]],
  header: ['序号', '特困人员姓名', '性别', '出生年月日', '公民身份号码', '乡镇（街道）', '村（居）', '供养方式', '供养机构', '月供养标准', '批准日期', '联系电话'],
  merges: [[0, 0, 0, 11]],
  sheetOf: ({ village }) => village.county,
  note: '审核人：            填表人：            联系电话：',
  dirt: { ...COUNTY_SHEETS, hasBirth: true },
  cells: ({ random, resident, identity, name, place, row }) => {
    const inHome = random.chance(0.3);
    return [
      { number: row },
      name,
      resident.sex === 1 ? '男' : '女',
      writeDate(random, resident.birth, 'mixed'),
      identity,
      place.town,
      place.village,
      inHome ? '集中供养' : '分散供养',
      inHome ? `${resident.village.town}敬老院` : '',
      writeMoney(random, inHome ? 1050 : ageOf(resident.birth) > 80 ? 720 : 690),
      `${2006 + random.below(12)}.${1 + random.below(12)}`,
      resident.phone,
    ];
  },
};
