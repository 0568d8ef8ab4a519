import { ageOf } from '../calendar.ts';
import { type DirtRates, SYSTEM_EXPORT } from '../dirt/rates.ts';
import { FACT } from '../people/facts.ts';
import type { AgencyList } from './list.ts';

/** The system asks for the certificate number of a disabled person where others give their identity number; many county exports carry it. */
const DIRT: DirtRates = { ...SYSTEM_EXPORT, identity: { ...SYSTEM_EXPORT.identity, certificate: 260 }, hasBirth: false };

const CAUSES = ['因病', '因残', '因残', '缺劳力', '缺技术', '因学', '缺资金'];

export const povertyRegister: AgencyList = {
  name: 'poverty_register',
  date: '2018-05-31',
  format: 'csv',
  encoding: 'utf8-bom',
  titles: () => [],
  header: ['省', '市', '县', '乡', '行政村', '户编号', '人编号', '姓名', '性别', '证件号码', '与户主关系', '年龄', '健康状况', '脱贫属性', '脱贫年度', '主要致贫原因', '联系电话'],
  sheetOf: () => '',
  dirt: DIRT,
  cells: ({ random, resident, identity, name, place, row }) => {
    const poor = (resident.facts & FACT.notOutOfPoverty) !== 0;
    return [
      '安徽省',
      '六安市',
      place.county,
      place.town,
      place.village,
      `3415${String(resident.household).padStart(8, '0')}`,
      `3415${String(row).padStart(10, '0')}`,
      name,
      resident.sex === 1 ? '男' : '女',
      identity,
      resident.relation,
      String(ageOf(resident.birth)),
      resident.certificate === '' ? random.pick(['健康', '健康', '健康', '长期慢性病']) : random.pick(['残疾', '残疾', '残疾', '长期慢性病']),
      poor ? '未脱贫' : random.pick(['已脱贫（享受政策）', '已脱贫（享受政策）', '稳定脱贫']),
      poor ? '' : String(2014 + random.below(4)),
      random.pick(CAUSES),
      resident.phone,
    ];
  },
};
