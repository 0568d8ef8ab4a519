import { nearest } from '../near.ts';
import { BINDS, type Checker, type Node } from '../node.ts';
import { Refused } from '../refusal.ts';

const PARAMETER = 'parameter.';

/** `as_of`, a fact such as `minimum_living.listed`, or `parameter.<name>`. */
export function name(path: string, offset: number, { scope }: Checker): Node {
  if (path === 'as_of') return asOf(offset);
  return path.startsWith(PARAMETER) ? parameter(path.slice(PARAMETER.length), offset, scope) : fact(path, offset, scope);
}

function asOf(offset: number): Node {
  return {
    kind: 'as_of', type: 'date', offset, children: [], binds: BINDS.atom,
    walk: (context) => context.asOf,
    sql: (context) => `date '${context.asOf}'`,
  };
}

function fact(path: string, offset: number, scope: Checker['scope']): Node {
  const found = scope.fact(path);
  if (!found) {
    const near = nearest(path, scope.factNames());
    throw new Refused(offset, 'unknown_fact', `没有名为 ${path} 的事实`, `there is no fact named ${path}`, near);
  }
  return {
    kind: 'fact', name: path, type: found.type, offset, children: [], binds: BINDS.atom,
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
