import { Scalar, type Range } from 'yaml';

/**
 * Where character `offset` of a scalar's value stands in the YAML text. Exact for plain and quoted text without escapes
 * and for block text (`|`, `>`); a line break and its indent count as the one space or break they become.
 */
export function sourceOffset(text: string, scalar: { readonly type: string | null | undefined; readonly range: Range }, offset: number): number {
  const [start, end] = scalar.range;
  let at = start;
  if (scalar.type === Scalar.QUOTE_SINGLE || scalar.type === Scalar.QUOTE_DOUBLE) at += 1;
  if (scalar.type === Scalar.BLOCK_FOLDED || scalar.type === Scalar.BLOCK_LITERAL) {
    at = text.indexOf('\n', start) + 1;
    at += indentAt(text, at);
  }
  for (let passed = 0; passed < offset && at < end; passed++) {
    at += text[at] === '\n' ? 1 + indentAt(text, at + 1) : 1;
  }
  return Math.min(at, Math.max(start, end - 1));
}

function indentAt(text: string, from: number): number {
  let count = 0;
  while (text[from + count] === ' ') count++;
  return count;
}
