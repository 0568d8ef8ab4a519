import { nodesOf, type Node } from '../language/node.ts';
import { wholesOf } from './parameter-value.ts';
import type { Fact, Parameter } from './policy.ts';
import type { PackProblem } from './problem.ts';
import type { DeclaredFile } from './read-parameters.ts';

/** What a parameter or fact stands on, as `parameter:<name>` and `fact:<name>`. */
type Grounds = (name: string) => string[];

/** Parameters that are told by themselves, through shares, dimensions and the facts these are worked out from; the way round is named. */
export function parameterCircles(files: readonly DeclaredFile[], parameters: ReadonlyMap<string, Parameter>, facts: ReadonlyMap<string, Fact>): PackProblem[] {
  const grounds: Grounds = (key) => {
    const [kind, name = ''] = key.split(':');
    if (kind === 'fact') return named(facts.get(name)?.definition ?? null);
    return (parameters.get(name)?.values ?? []).flatMap(({ amount }) => [
      ...wholesOf(amount).map((of) => `parameter:${of}`),
      ...(amount.kind === 'table' ? amount.rows.flatMap(({ tests }) => tests.flatMap(({ node }) => named(node))) : []),
    ]);
  };
  return files.flatMap(({ source, content: { parameter } }) => {
    const way = wayBack(`parameter:${parameter}`, grounds);
    if (!way) return [];
    const said = way.map((key) => key.split(':')[1]).join(' -> ');
    return [source.problem(['parameter'], 'circle', `参数由自身得出：${said}`, `the parameter is told by itself: ${said}`)];
  });
}

function named(node: Node | null): string[] {
  return node ? [...nodesOf(node)].filter(({ kind }) => kind === 'fact' || kind === 'parameter').map(({ kind, name }) => `${kind}:${name ?? ''}`) : [];
}

function wayBack(start: string, grounds: Grounds): string[] | null {
  const seen = new Set<string>();
  const follow = (key: string): string[] | null => {
    for (const next of grounds(key)) {
      if (next === start) return [key, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const rest = follow(next);
      if (rest) return [key, ...rest];
    }
    return null;
  };
  return follow(start);
}
