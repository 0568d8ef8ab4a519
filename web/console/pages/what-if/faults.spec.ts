import { expect, test } from 'vitest';
import { zh } from '../../words/zh.ts';
import type { Piece, PlacedProblem } from './draft-form.ts';
import { faultsAt } from './faults.ts';

const pieces: Piece[] = [
  { kind: 'parameter', name: 'care_allowance.lowest_grade', type: 'int', value: '三', region: '', from: '' },
  { kind: 'rule', rule: 'care_allowance_missed', applies_to: [], conditions: [] },
];
const problem = (piece: number, field: string, code: string, near: string | null = null): PlacedProblem =>
  ({ piece, field, code, near, zh: '检查器的话', en: '', file: '', line: 1, column: 1, character: 14 });

test.each([
  [problem(0, 'value', 'wrong_type'), '应填：整数。'],
  [problem(0, 'from', 'overlap'), '同一个标准在同一个地方、同一段日子改了两次。'],
  [problem(1, 'conditions', 'wrong_shape'), '至少要有一个条件。'],
  [problem(1, 'conditions.0.label', 'wrong_shape'), '请用一句话说明这个条件。'],
  [problem(1, 'conditions.0.when', 'different_types', 'yuan(94)'), '第 14 个字符：两边不是一类，不能放在一起：金额对金额，数对数，日期对日期。是否指 yuan(94)？'],
  [problem(1, 'conditions.0.when', 'unknown_fact'), '第 14 个字符：检查器的话。'],
])('%j', (one, said) => expect(faultsAt([one, one], pieces, one.piece, one.field, 'zh', zh)).toEqual([said]));
