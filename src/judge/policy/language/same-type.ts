import { nearest } from './near.ts';
import type { Node } from './node.ts';
import { Refused } from './refusal.ts';

/** Refuses to compare two nodes of different types, and a code with a text it never takes. */
export function expectSameType(left: Node, right: Node): void {
  if (left.type === 'code' && right.type === 'text') return expectCodeValue(left, right);
  if (right.type === 'code' && left.type === 'text') return expectCodeValue(right, left);
  if (left.type === right.type) return;
  throw new Refused(
    right.offset, 'different_types',
    `不能比较 ${left.type} 与 ${right.type}`, `cannot compare ${left.type} with ${right.type}`,
    right.type === 'int' && left.type === 'money' ? `yuan(${String(right.value ?? '...')})` : null,
  );
}

function expectCodeValue(code: Node, text: Node): void {
  const values = code.codes;
  if (!values || typeof text.value !== 'string' || values.includes(text.value)) return;
  throw new Refused(
    text.offset, 'unknown_code',
    `${code.name} 没有取值 ${text.value}（可取：${values.join('、')}）`,
    `${code.name} never is ${text.value} (it is one of: ${values.join(', ')})`,
    nearest(text.value, values),
  );
}
