import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingsCsv } from '../findings-csv.ts';
import type { FindingItem } from '../http-shapes.ts';
import { marksIn, unseenMark } from './mark-file.ts';

const ITEM: FindingItem = {
  id: '1', rule: 'school_missed', kind: 'missed', personId: '0198c000-0000-7000-8000-000000000001', label: { zh: '疑似未入学', en: 'Suspected of not being at school' },
  name: '张*', certificate: '3415**********0011**', sex: 'male', age: 9, category: 1, grade: 2, county: '石桥县', town: null, village: null, reason: '没有学籍', status: 'open', outcome: null, since: '2018-06-30',
};

test('the number of an export comes back out of its unseen mark, whatever stands around it', () => {
  fc.assert(fc.property(fc.uuid(), fc.string(), fc.string(), (id, before, after) => {
    expect(marksIn(`${before}x${unseenMark(id)}y${after}`)).toEqual([id]);
  }));
});

test('five rows torn from a file still tell which one it was, and nobody sees it', () => {
  const id = '0f5b5ad1-0000-4000-8000-00000000beef';
  const text = findingsCsv(Array.from({ length: 40 }, () => ITEM), { head: '某人 于 2018-07-01 为“核对待遇”导出', id });
  const lines = text.split('\r\n');
  expect(lines[0]).toBe('\uFEFF某人 于 2018-07-01 为“核对待遇”导出');
  for (let from = 2; from + 5 < lines.length; from += 1) expect(marksIn(lines.slice(from, from + 5).join('\n'))).toEqual([id]);
  expect(text.replaceAll(/[\u200B\u200C]/g, '').split('\r\n')[2]).toBe('张*,3415**********0011**,石桥县,,,疑似未入学,没有学籍,待核实,2018-06-30');
  expect(marksIn('疑似未入学,张*')).toEqual([]);
});
