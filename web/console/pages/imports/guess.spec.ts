import { expect, test } from 'vitest';
import { dayIn, guess } from './guess.ts';

test('a day as people write it in file names', () => {
  expect(['低保2018年6月30日.xlsx', '低保 2018年6月.xls', 'minimum_living@2018-06-07.csv', '名单20180228.csv', '名单201802.csv', '3424221990.csv', '2018-02-31.csv', '低保.xlsx'].map(dayIn))
    .toEqual(['2018-06-30', '2018-06-30', '2018-06-07', '2018-02-28', '2018-02-28', '', '', '']);
});

test('a list by its key or by its name', () => {
  const label = (zh: string) => ({ zh, en: zh });
  const choices = [{ list: 'minimum_living', label: label('最低生活保障名单'), agency: label('民政局') }, { list: 'resident_insurance', label: label('城乡居民基本医疗保险参保名单'), agency: label('医疗保障局') }];
  expect(['minimum_living@2018-06-07.csv', '全市居民基本医疗保险2018年.xlsx', '表1.xlsx'].map((name) => guess(name, choices).list)).toEqual(['minimum_living', 'resident_insurance', '']);
});
