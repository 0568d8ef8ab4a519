import { dayOf, isoOf } from '../calendar.ts';
import { VILLAGE_HANDS } from '../dirt/rates.ts';
import { writeDate } from '../dirt/cells.ts';
import type { AgencyList } from './list.ts';

const OPENING = dayOf('2017-09-05');
const INSURED_AS = ['低保对象', '特困供养人员', '建档立卡贫困人口', '在校学生', '重度残疾人'];

export const residentInsurance: AgencyList = {
  name: 'resident_insurance',
  date: '2018-06-07',
  format: 'csv',
  encoding: 'utf8',
  titles: () => [],
  header: ['个人编号', '姓名', '性别', '出生日期', '证件号码', '统筹区', '乡镇（街道）', '村（社区）', '参保身份', '参保状态', '缴费日期', '个人缴费金额', '手机号码'],
  sheetOf: () => '',
  dirt: VILLAGE_HANDS,
  cells: ({ random, resident, identity, name, place, row }) => [
    `341500${String(20_000_000 + row)}`,
    name,
    resident.sex === 1 ? '男' : '女',
    writeDate(random, resident.birth, 'iso'),
    identity,
    place.county,
    place.town,
    place.village,
    random.chance(0.93) ? '普通居民' : random.pick(INSURED_AS),
    '正常参保',
    isoOf(OPENING + random.below(120)),
    random.chance(0.2) ? '0' : '180.00',
    resident.phone,
  ],
};
