import { nearest } from '../language/near.ts';
import type { Node } from '../language/node.ts';
import { ORDERED, type Value } from '../language/value.ts';
import type { AmountReader } from './read-amount.ts';
import type { TableRowShape } from './shapes.ts';
import type { TableTest } from './table-test.ts';
import { typedValue } from './typed-value.ts';
import type { Path } from './yaml-file.ts';

type Known = Exclude<Value, null>;
type Asked = NonNullable<TableRowShape['when']>[string];

/** The tests of one table row against the dimensions its file declares; null when one is refused. */
export function readTests(reader: AmountReader, when: Readonly<Record<string, Asked>>, path: Path): TableTest[] | null {
  const { source, dimensions, problems } = reader;
  const tests = Object.entries(when).map(([dimension, asked]): TableTest | null => {
    const place = [...path, dimension];
    const node = dimensions.get(dimension);
    if (!node) {
      problems.push(source.problem(place, 'unknown_dimension', `by 中没有 ${dimension}`, `by names no ${dimension}`, nearest(dimension, dimensions.keys())));
      return null;
    }
    const admits = admitted(reader, node, asked, place);
    return admits && { dimension, node, admits };
  });
  const sound = tests.filter((test) => test !== null);
  return sound.length === tests.length ? sound : null;
}

function admitted(reader: AmountReader, node: Node, asked: Asked, path: Path): TableTest['admits'] | null {
  const { source, problems } = reader;
  if (asked === null || typeof asked !== 'object' || Array.isArray(asked)) {
    const written = Array.isArray(asked) ? asked : [asked];
    const values = written.map((one, i) => known(reader, node, one, Array.isArray(asked) ? [...path, i] : path));
    const sound = values.filter((one) => one !== null);
    return sound.length === values.length ? { values: sound } : null;
  }
  if (!ORDERED.has(node.type)) {
    problems.push(source.problem(path, 'no_order', `${node.type} 没有大小之分`, `${node.type} values have no order`));
    return null;
  }
  const [from, to] = (['from', 'to'] as const).map((end) => (asked[end] === undefined ? undefined : known(reader, node, asked[end], [...path, end])));
  if (from === null || to === null) return null;
  if ((from === undefined && to === undefined) || (from !== undefined && to !== undefined && to < from)) {
    problems.push(source.problem(path, 'bad_range', '区间为空', 'the range is empty'));
    return null;
  }
  return { from: from ?? null, to: to ?? null };
}

function known({ source, problems }: AmountReader, node: Node, written: Value, path: Path): Known | null {
  const value = typedValue(node.type, written) ?? null;
  if (value === null) {
    problems.push(source.problem(path, 'wrong_type', `应为 ${node.type}`, `expected a value of type ${node.type}`));
    return null;
  }
  if (!node.codes || node.codes.includes(String(value))) return value;
  problems.push(source.problem(path, 'unknown_code', `${node.name} 没有取值 ${String(value)}`, `${node.name} never is ${String(value)}`, nearest(String(value), node.codes)));
  return null;
}
