import { checkExpression } from '../language/check-expression.ts';
import { nearest } from '../language/near.ts';
import { nodesOf, type Node, type Scope } from '../language/node.ts';
import type { Type } from '../language/value.ts';
import { sameAmount, type Amount, type FixedAmount, type Share, type TableRow } from './amount.ts';
import type { PackProblem } from './problem.ts';
import { readTests } from './read-tests.ts';
import type { ParameterFile, ShareShape, TableRowShape } from './shapes.ts';
import { covers, excludes } from './table-test.ts';
import { typedValue } from './typed-value.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** What an amount is read with: its file and type, whether it may be unknown, and what its rows may name. */
export interface AmountReader {
  readonly source: YamlFile;
  readonly type: Type;
  readonly draft: boolean;
  readonly dimensions: ReadonlyMap<string, Node>;
  readonly scope: Scope;
  readonly problems: PackProblem[];
}

const UNITS = { yuan: 100, jiao: 10, fen: 1 } satisfies Record<ShareShape['round'], number>;

/** The dimensions a parameter file names, each an expression over facts. */
export function checkDimensions(source: YamlFile, { by = {} }: ParameterFile, scope: Scope, problems: PackProblem[]): Map<string, Node> {
  const dimensions = new Map<string, Node>();
  for (const [name, text] of Object.entries(by)) {
    const path = ['by', name];
    const checked = checkExpression(text, scope);
    if (!checked.ok) problems.push(source.refusal(path, checked.refusal));
    else if ([...nodesOf(checked.node)].some(({ kind }) => kind === 'parameter')) {
      problems.push(source.problem(path, 'parameter_in_dimension', '分档依据只能由事实得出，不能引用参数', 'a dimension is worked out from facts, not from parameters'));
    } else dimensions.set(name, checked.node);
  }
  return dimensions;
}

/** The amount of one dated value: a value, a share or a table, exactly one of them; null when it is refused. */
export function readAmount(reader: AmountReader, written: ParameterFile['values'][number], path: Path): Amount | null {
  const { source, problems } = reader;
  const { table, ...rest } = written;
  if (table === undefined) return readSimple(reader, rest, path);
  if (rest.value !== undefined || rest.share !== undefined) {
    problems.push(source.problem(path, 'one_of', 'value、share、table 只能写一项', 'write one of value, share and table'));
    return null;
  }
  const rows = table.map((row, i) => readRow(reader, row, [...path, 'table', i]));
  const sound = rows.filter((row) => row !== null);
  if (sound.length < rows.length) return null;
  problems.push(...sound.flatMap((row, i) => clash(source, row, sound.slice(0, i), [...path, 'table', i])));
  return { kind: 'table', rows: sound };
}

function readRow(reader: AmountReader, written: TableRowShape, path: Path): TableRow | null {
  const tests = readTests(reader, written.when ?? {}, [...path, 'when']);
  const amount = readSimple(reader, written, path);
  return tests && amount && { tests, amount };
}

function readSimple(reader: AmountReader, { value, share }: Pick<TableRowShape, 'value' | 'share'>, path: Path): FixedAmount | Share | null {
  const { source, type, draft, problems } = reader;
  if ((value === undefined) === (share === undefined)) {
    problems.push(source.problem(path, 'one_of', 'value、share、table 须且只能写一项', 'write one of value, share and table'));
    return null;
  }
  if (share) return readShare(reader, share, [...path, 'share']);
  const typed = value === undefined ? undefined : typedValue(type, value);
  if (typed !== undefined && (typed !== null || draft)) return { kind: 'fixed', value: typed };
  problems.push(source.problem([...path, 'value'], 'wrong_type', `应为 ${type}`, `expected a value of type ${type}`));
  return null;
}

function readShare({ source, type, scope, problems }: AmountReader, { of, percent, round }: ShareShape, path: Path): Share | null {
  const whole = scope.parameter(of);
  if (!whole) {
    problems.push(source.problem([...path, 'of'], 'unknown_parameter', `没有名为 ${of} 的参数`, `there is no parameter named ${of}`, nearest(of, scope.parameterNames())));
    return null;
  }
  if (whole !== 'money' || type !== 'money') {
    problems.push(source.problem([...path, 'of'], 'wrong_type', '只有金额可以按比例取', 'a share is taken of money, and is money'));
    return null;
  }
  const basisPoints = Math.round(percent * 100);
  if (Math.abs(percent * 100 - basisPoints) > 1e-6) {
    problems.push(source.problem([...path, 'percent'], 'too_fine', '百分比最多两位小数', 'a percentage has two decimals at most'));
    return null;
  }
  return { kind: 'share', of, basisPoints, unit: UNITS[round] };
}

/** A row that can never decide, or that leaves to the order of rows which of two amounts is meant. A wider row after narrower ones is the rest. */
function clash(source: YamlFile, row: TableRow, before: readonly TableRow[], path: Path): PackProblem[] {
  const hides = before.findIndex(({ tests }) => covers(tests, row.tests));
  if (hides >= 0) {
    return [source.problem(path, 'never_reached', `第 ${hides + 1} 行已包含此行`, `row ${hides + 1} already covers this row`)];
  }
  const crosses = before.findIndex(({ tests, amount }) =>
    !covers(row.tests, tests) && !excludes(row.tests, tests) && !sameAmount(amount, row.amount));
  if (crosses < 0) return [];
  return [source.problem(path, 'overlap', `与第 ${crosses + 1} 行有重叠而金额不同`, `some people match this row and row ${crosses + 1}, whose amount is another`)];
}
