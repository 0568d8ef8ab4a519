import { SYSTEM_EXPORT } from '../dirt/rates.ts';
import { writeDate } from '../dirt/cells.ts';
import { AS_OF, dayOf } from '../calendar.ts';
import type { AgencyList } from '../lists/list.ts';
import type { Resident } from '../residents/resident.ts';

const TODAY = dayOf(AS_OF);
const OTHER_DISEASES = ['高血压', '糖尿病', '恶性肿瘤', '冠心病', '慢性肾功能不全'];

/** The insurance's list of people who have outpatient medicine for a chronic disease paid. `ill`: those with a severe mental illness. */
export function chronicOutpatient(ill: ReadonlySet<Resident>): AgencyList {
  return {
    name: 'chronic_outpatient',
    date: '2018-06-12',
    format: 'csv',
    encoding: 'gb18030',
    titles: () => [],
    header: ['备案编号', '姓名', '性别', '身份证号', '出生日期', '统筹区', '乡镇（街道）', '村（社区）', '病种', '备案日期', '联系电话'],
    sheetOf: () => '',
    dirt: SYSTEM_EXPORT,
    cells: ({ random, resident, identity, name, place, row }) => [
      `MT${String(row).padStart(8, '0')}`,
      name,
      resident.sex === 1 ? '男' : '女',
      identity,
      writeDate(random, resident.birth, 'iso'),
      place.county,
      place.town,
      place.village,
      ill.has(resident) ? random.pick(['重性精神病', '重性精神病', '精神分裂症']) : random.pick(OTHER_DISEASES),
      writeDate(random, TODAY - 30 - random.below(1500), 'iso'),
      resident.phone,
    ],
  };
}
