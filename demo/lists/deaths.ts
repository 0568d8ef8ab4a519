import { AS_OF, dayOf } from '../calendar.ts';
import { serialOf, writeDate } from '../dirt/cells.ts';
import { COUNTY_SHEETS } from '../dirt/rates.ts';
import type { AgencyList } from './list.ts';

const TODAY = dayOf(AS_OF);

export const deaths: AgencyList = {
  name: 'deaths',
  date: '2018-06-25',
  format: 'xls',
  encoding: 'utf8',
  titles: () => [['六安市2017年7月—2018年6月死亡人员信息（殡葬、户籍注销）']],
  header: ['序号', '死者姓名', '性别', '身份证号码', '出生日期', '死亡日期', '户籍地址', '登记单位', '备注'],
  merges: [[0, 0, 0, 8]],
  sheetOf: () => '',
  dirt: { ...COUNTY_SHEETS, hasBirth: true },
  cells: ({ random, resident, identity, name, place, row }) => {
    const died = TODAY - 6 - random.below(350);
    return [
      { number: row },
      name,
      resident.sex === 1 ? '男' : '女',
      identity,
      random.chance(0.1) ? serialOf(resident.birth) : writeDate(random, resident.birth, 'mixed'),
      random.chance(0.1) ? serialOf(died) : writeDate(random, died, 'mixed'),
      `${random.chance(0.5) ? '安徽省六安市' : ''}${place.county}${place.town}${place.village}`,
      random.pick([`${resident.village.county}殡仪馆`, `${resident.village.town}派出所`]),
      '',
    ];
  },
};
