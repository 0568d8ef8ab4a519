import type { SqlDialect } from './dialect.ts';
import { nodesOf, type Node } from './node.ts';
import type { Refusal } from './refusal.ts';

/** The first piece of an expression that an engine has no words for, refused by name at its place; null when all of it compiles. */
export function unsupported(node: Node, { name, lacks }: SqlDialect): Refusal | null {
  for (const { kind, offset } of nodesOf(node)) {
    const what = lacks[kind];
    if (what) return { offset, code: 'not_in_dialect', zh: `${name} 无法表达${what.zh}`, en: `${name} has no words for ${what.en}`, near: null };
  }
  return null;
}
