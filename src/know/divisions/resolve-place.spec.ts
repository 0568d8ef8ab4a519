import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { loadDivisions } from './index.ts';

const divisions = loadDivisions('packs/luan/divisions');
const villages = divisions.within(divisions.city, 'village');

function place(address: string): [string | null, string | null] {
  const { code, problem } = divisions.resolvePlace({ address });
  return [code, problem];
}

describe('places as agencies write them', () => {
  test.each([
    ['六安市裕安区苏埠镇横排头村', '341503100212'],
    ['安徽省六安市裕安区苏埠镇横排头村村民委员会', '341503100212'],
    ['安徽六安裕安苏埠横排头村3组12号', '341503100212'],
    ['裕安区　苏埠镇 横排头村民组', '341503100212'],
    ['裕安区-苏埠镇-横排头', '341503100212'],
    ['裕安苏埠横排头3组', '341503100212'],
    ['苏埠镇横排头社区居委会', '341503100212'],
    ['横排头村委会', '341503100212'],
    ['３４１５０３１００２１２', '341503100212'],
    ['六安市六安市裕安区苏埠镇', '341503100'],
    ['裕安区', '341503'],
    ['裕安', '341503'],
    ['鼓楼街道办事处', '341503001'],
    ['苏埠镇', '341503100'],
    ['霍邱县城关镇', '341522100'],
    ['六安经济开发区', '341502400'],
    ['六安市', '341500'],
    ['寿县', '340422'],
    ['金安区解放路12号', '341502'],
    ['裕安区金寨路5号', '341503'],
    ['户籍地址：安徽省六安市裕安区苏埠镇横排头村', '341503100212'],
    ['现住裕安区苏埠镇', '341503100'],
    ['六安市市辖区裕安区', '341503'],
    ['341503100212.0', '341503100212'],
    ['霍邱开发区', '341522400'],
    ['六安市开发区', '341502400'],
    // Its own name before another suffix; with the county the other suffix serves.
    ['青山镇', '341524102'],
    ['裕安区青山镇', '341503201'],
    ['新安镇', '341503102'],
  ])('%s', (text, code) => {
    expect(place(text)).toEqual([code, null]);
  });

  test.each([
    ['城北乡', '341502111'],
    ['金安区城北乡五星村', '341502111203'],
    ['霍邱县姚李镇', '341504104'],
    ['叶集试验区姚李镇', '341504104'],
    ['寿县寿春镇', '340422100'],
    ['342423', '341522'],
    ['341521100201', '340422100'],
  ])('%s, as it was once called, is found under its code of today', (text, code) => {
    expect(place(text)[0]).toBe(code);
  });

  test('as of a day, with the codes of that day', () => {
    expect(divisions.resolvePlace({ address: '金安区城北镇五星村' }, '2018-06-30').code).toBe('341502200203');
    expect(divisions.resolvePlace({ county: '霍邱县', town: '姚李镇' }, '2015-01-01').code).toBe('341522112');
    expect(divisions.resolvePlace({ code: '342423' }, '2018-06-30').code).toBe('341522');
  });

  test.each([
    ['太平村', '341500', 'ambiguous'],
    ['舒城县太平村', '341523', 'ambiguous'],
    ['双河镇', '341500', 'ambiguous'],
    ['霍邱县叶集镇', '341504', 'ambiguous'],
    ['裕安区苏埠镇没有村', '341503100', 'unknown'],
    // A village by that name is not there, and the town of that name is not meant.
    ['裕安区新安村', '341503', 'unknown'],
    ['341503100999', '341503100', 'unknown'],
    ['合肥市蜀山区', null, 'unknown'],
    ['金寨路5号', null, 'unknown'],
    ['不详', null, null],
    ['—', null, null],
    ['', null, null],
  ])('%j is %s, %s', (text, code, problem) => {
    expect(place(text)).toEqual([code, problem]);
  });

  test('columns narrow each other down', () => {
    expect(divisions.resolvePlace({ county: '金寨县', town: '双河镇' })).toEqual({ code: '341524110', level: 'town', problem: null });
    expect(divisions.resolvePlace({ county: '裕安区', town: '苏埠', village: '横排头' }).code).toBe('341503100212');
    expect(divisions.resolvePlace({ village: '横排头' }).code).toBe('341503100212');
    expect(divisions.resolvePlace({ county: '裕安区', address: '苏埠镇横排头村' }).code).toBe('341503100212');
    expect(divisions.resolvePlace({ code: '341503', village: '横排头村' }).code).toBe('341503100212');
    expect(divisions.resolvePlace({ code: '341503100212', county: '霍邱县' }).code).toBe('341503100212');
    expect(divisions.resolvePlace({ county: '裕安区', town: '苏埠镇', village: '没有村' })).toEqual({ code: '341503100', level: 'town', problem: 'unknown' });
    expect(divisions.resolvePlace({ county: '六安市', town: '裕安区', village: '苏埠镇' })).toEqual({ code: '341503100', level: 'town', problem: null });
    expect(divisions.resolvePlace({ county: '裕安区', town: '-', village: '无' })).toEqual({ code: '341503', level: 'county', problem: null });
    expect(divisions.resolvePlace({ county: '没有县' })).toEqual({ code: null, level: null, problem: 'unknown' });
    expect(divisions.resolvePlace({})).toEqual({ code: null, level: null, problem: null });
  });

  test('every village is found from its full name and from columns without suffixes', () => {
    for (const { code, name } of villages) {
      expect(place(divisions.fullName(code) ?? '')).toEqual([code, null]);
      const county = (divisions.nameOf(code.slice(0, 6)) ?? '').replace(/[区县]$/, '');
      const town = (divisions.nameOf(code.slice(0, 9)) ?? '').replace(/(镇|乡|街道)$/, '');
      const village = name.replace(/村$/, '村委会').replace(/社区$/, '社区居委会');
      expect(divisions.resolvePlace({ county, town, village })).toEqual({ code, level: 'village', problem: null });
    }
  });

  test('what is found always lies in the county that was written', () => {
    const counties = fc.constantFrom(...divisions.counties());
    const tails = fc.array(fc.constantFrom('双河', '镇', '青山', '太平', '村', '社区', '城关', '街道', '叶集', '1', '组', '六安', '新'), { maxLength: 6 });
    fc.assert(
      fc.property(counties, tails, (county, tail) => {
        const { code } = divisions.resolvePlace({ county: county.name, address: tail.join('') });
        // 霍邱 once held the towns of 叶集.
        const home = code !== null && (code.startsWith(county.code) || (county.code === '341522' && code.startsWith('341504')));
        expect(home).toBe(true);
      }),
    );
  });
});
