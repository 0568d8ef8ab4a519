import { nearest } from '../language/near.ts';
import type { PackFiles } from './pack-files.ts';
import type { PackProblem } from './problem.ts';

/**
 * Packs in the order they build on each other, ancestors first; with `only`, that pack and its ancestors.
 * A pack that builds on nothing known, on itself, or bears a name twice is a problem.
 */
export function orderPacks(packs: readonly PackFiles[], only?: string): { packs: PackFiles[]; problems: PackProblem[] } {
  const problems: PackProblem[] = [];
  const byName = new Map<string, PackFiles>();
  for (const pack of packs) {
    const { head, source } = pack;
    if (byName.has(head.pack)) problems.push(source.problem(['pack'], 'same_name', `已有名为 ${head.pack} 的包`, `there already is a pack ${head.pack}`));
    byName.set(head.pack, pack);
  }
  const ordered: PackFiles[] = [];
  const place = (pack: PackFiles, below: readonly string[]): void => {
    if (ordered.includes(pack)) return;
    const { head, source } = pack;
    const base = head.builds_on;
    if (base !== null && [...below, head.pack].includes(base)) {
      problems.push(source.problem(['builds_on'], 'circle', `${head.pack} 依赖自身`, `${head.pack} builds on itself`));
      return;
    }
    const parent = base === null ? undefined : byName.get(base);
    if (base !== null && !parent) {
      problems.push(source.problem(['builds_on'], 'unknown_pack', `没有名为 ${base} 的包`, `there is no pack ${base}`, nearest(base, byName.keys())));
      return;
    }
    if (parent) place(parent, [...below, head.pack]);
    if (parent && !head.region.startsWith(parent.head.region)) {
      problems.push(source.problem(['region'], 'outside_region', `区域不在 ${parent.head.pack} 之内`, `the region does not lie inside that of ${parent.head.pack}`));
    }
    ordered.push(pack);
  };
  const wanted = only === undefined ? [...byName.values()] : [...byName.values()].filter(({ head }) => head.pack === only);
  if (only !== undefined && wanted.length === 0) {
    const zh = `没有名为 ${only} 的包`;
    problems.push({ file: only, line: 1, column: 1, code: 'unknown_pack', zh, en: `there is no pack ${only}`, near: nearest(only, byName.keys()) });
  }
  for (const pack of wanted) place(pack, []);
  return { packs: ordered, problems };
}
