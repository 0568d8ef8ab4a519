import { COUNTY_SHEETS } from '../dirt/rates.ts';
import { writeMoney } from '../dirt/cells.ts';
import type { AgencyList } from './list.ts';

export const minimumLiving: AgencyList = {
  name: 'minimum_living',
  date: '2018-06-15',
  format: 'csv',
  encoding: 'gb18030',
  titles: () => [['六安市2018年6月最低生活保障对象花名册'], ['填报单位：六安市民政局', '', '', '', '单位：元']],
  header: ['序号', '保障对象姓名', '性别', '身份证号码', '与户主关系', '家庭编号', '县（区）', '乡镇（街道）', '村（居）', '保障类别', '月保障金额（元）', '起保年月', '联系电话', '备注'],
  sheetOf: () => '',
  subtotal: (town, rows) => ['小计', town, '', '', `${rows}人`],
  note: '注：本表由各县区民政局汇总上报，金额为当月应发数。',
  dirt: COUNTY_SHEETS,
  cells: ({ random, resident, identity, name, place, row }) => [
    String(row),
    name,
    resident.sex === 1 ? '男' : '女',
    identity,
    resident.relation,
    `DB${String(resident.household).padStart(8, '0')}`,
    place.county,
    place.town,
    place.village,
    resident.village.urban ? '城市低保' : '农村低保',
    writeMoney(random, (resident.village.urban ? 380 : 260) + 10 * random.below(24)),
    `${2008 + random.below(11)}${String(1 + random.below(5)).padStart(2, '0')}`,
    resident.phone,
    random.chance(0.03) ? random.pick(['重病', '单人户', '分类施保', '残疾']) : '',
  ],
};
