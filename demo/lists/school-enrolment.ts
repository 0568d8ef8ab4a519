import { ageOf } from '../calendar.ts';
import { writeDate } from '../dirt/cells.ts';
import { SYSTEM_EXPORT } from '../dirt/rates.ts';
import type { AgencyList } from './list.ts';

const GRADES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级', '高一', '高二', '高三'];

export const schoolEnrolment: AgencyList = {
  name: 'school_enrolment',
  date: '2018-05-31',
  format: 'csv',
  encoding: 'utf8',
  titles: () => [],
  header: ['学校名称', '学段', '年级', '班级', '学生姓名', '性别', '出生日期', '身份证件号', '全国学籍号', '户口所在地', '监护人姓名', '监护人联系电话', '就读方式', '学籍状态'],
  sheetOf: () => '',
  dirt: SYSTEM_EXPORT,
  cells: ({ random, resident, identity, name, place }) => {
    const grade = Math.min(11, Math.max(0, ageOf(resident.birth) - 6 - random.below(2)));
    const stage = grade < 6 ? '小学' : grade < 9 ? '初中' : '普通高中';
    return [
      `${resident.village.county}${resident.village.town}${grade < 6 ? '中心小学' : grade < 9 ? '初级中学' : '中学'}`,
      stage,
      GRADES[grade] ?? '',
      `${1 + random.below(6)}班`,
      name,
      resident.sex === 1 ? '男' : '女',
      writeDate(random, resident.birth, 'digits'),
      identity,
      `${random.chance(0.9) ? 'G' : 'L'}${resident.identity}`,
      `${place.county}${place.town}${place.village}`,
      resident.kin?.name ?? '',
      resident.kin?.phone ?? '',
      resident.certificate !== '' && random.chance(0.3) ? random.pick(['随班就读', '特教学校', '送教上门']) : '普通就读',
      '在校',
    ];
  },
};
