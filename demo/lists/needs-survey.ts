import { SYSTEM_EXPORT } from '../dirt/rates.ts';
import { FACT } from '../people/facts.ts';
import type { AgencyList } from './list.ts';

export const needsSurvey: AgencyList = {
  name: 'needs_survey',
  date: '2018-05-31',
  format: 'csv',
  encoding: 'gb18030',
  titles: () => [['持证残疾人基本服务状况和需求信息数据动态更新 个人表']],
  header: ['问卷编号', '姓名', '残疾人证号', '性别', '县（市、区）', '乡镇（街道）', '村（社区）', '联系电话', '户口性质', '是否接受托养服务', '是否有托养（照护）服务需求', '康复服务需求', '调查方式', '调查日期'],
  sheetOf: () => '',
  dirt: { ...SYSTEM_EXPORT, identity: { certificate: 1000 }, lowerX: 0 },
  cells: ({ random, resident, identity, name, place, row }) => {
    const needs = (resident.facts & FACT.careNeed) !== 0;
    return [
      `3415${String(row).padStart(8, '0')}`,
      name,
      typeof identity === 'string' && resident.certificate.endsWith('X', 18) && random.chance(0.02) ? identity.replace('X', 'x') : identity,
      resident.sex === 1 ? '男' : '女',
      place.county,
      place.town,
      place.village,
      resident.phone,
      resident.village.urban ? '非农业' : '农业',
      !needs && random.chance(0.02) ? '是' : '否',
      needs ? '是' : '否',
      random.pick(['', '', '功能训练', '辅助器具', '护理', '药物', '手术']),
      random.pick(['入户', '入户', '入户', '入户', '见面', '电话']),
      `2017-${random.chance(0.5) ? '07' : '08'}-${String(1 + random.below(30)).padStart(2, '0')}`,
    ];
  },
};
