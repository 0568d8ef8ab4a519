import { nearest } from '../near.ts';
import { BINDS, type Checker, type Node } from '../node.ts';
import { cell } from './cell.ts';
import { Refused } from '../refusal.ts';

const PARAMETER = 'parameter.';

/** `as_of`, a fact such as `minimum_living.listed`, `parameter.<name>`, or a cell `r.month` of a row. */
export function name(path: string, offset: number, { scope, bound }: Checker): Node {
  if (path === 'as_of') return asOf(offset);
  const [first = '', ...rest] = path.split('.');
  const rows = bound.get(first);
  if (rows) return cell(first, rest.join('.'), rows, offset);
  return path.startsWith(PARAMETER) ? parameter(path.slice(PARAMETER.length), offset, scope) : fact(path, offset, scope);
}

function asOf(offset: number): Node {
  return {
    kind: 'as_of', type: 'date', offset, children: [], binds: BINDS.atom,
    walk: (context) => context.asOf,
    sql: (context) => context.day ?? `date '${context.asOf}'`,
  };
}

function fact(path: string, offset: number, scope: Checker['scope']): Node {
  const found = scope.fact(path);
  const [list = '', ...rest] = path.split('.');
  if (!found && rest.join('.') === 'rows' && scope.rows(list)) {
    throw new Refused(offset, 'rows_alone', `${path} 只能接 .exists(...)、.all(...)，或写在 size(...)、sum(...) 中`,
      `${path} stands before .exists(...) or .all(...), or inside size(...) or sum(...)`);
  }
  if (!found) {
    const near = nearest(path, scope.factNames());
    throw new Refused(offset, 'unknown_fact', `没有名为 ${path} 的事实`, `there is no fact named ${path}`, near);
  }
  return {
    kind: 'fact', name: path, type: found.type, codes: found.values, offset, children: [], binds: BINDS.atom,
    walk: (context) => context.fact(path),
    sql: (context) => context.fact(path),
  };
}

function parameter(path: string, offset: number, scope: Checker['scope']): Node {
  const type = scope.parameter(path);
  if (!type) {
    const near = nearest(path, scope.parameterNames());
    throw new Refused(offset, 'unknown_parameter', `没有名为 ${path} 的参数`, `there is no parameter named ${path}`, near);
  }
  return {
    kind: 'parameter', name: path, type, offset, binds: BINDS.atom,
    // Asked late: a fact may rest on a parameter whose tables are read after the facts.
    get children() { return scope.dimensionsOf(path); },
    walk: (context) => context.parameter(path),
    sql: (context) => context.parameter(path),
  };
}
