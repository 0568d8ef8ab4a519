import { nearest } from '../language/near.ts';
import type { PackFiles } from './pack-files.ts';
import { planShape, type Plan } from './plan-shape.ts';
import { timesMeet, type Parameter } from './policy.ts';
import type { PackProblem } from './problem.ts';
import { shaped } from './yaml-file.ts';

/** The plans of all packs; a target must be a parameter with a value, if only a draft, in the years of the plan. */
export function readPlans(packs: readonly PackFiles[], parameters: ReadonlyMap<string, Parameter>, problems: PackProblem[]): Plan[] {
  return packs.flatMap(({ head: { pack }, plans }) => plans.flatMap((source) => {
    const read = shaped(source, planShape);
    problems.push(...read.problems);
    const plan = read.value;
    if (!plan) return [];
    if (plan.period.to < plan.period.from) problems.push(source.problem(['period', 'to'], 'bad_period', '止期早于起期', 'it ends before it begins'));
    for (const [i, { target }] of plan.indicators.entries()) {
      const path = ['indicators', i, 'target'];
      const values = parameters.get(target)?.values;
      if (!values) problems.push(source.problem(path, 'unknown_parameter', `没有名为 ${target} 的参数`, `there is no parameter named ${target}`, nearest(target, parameters.keys())));
      else if (!values.some((value) => timesMeet(value, plan.period))) {
        problems.push(source.problem(path, 'no_value', `${target} 在规划期内没有值`, `${target} has no value in the years of the plan`));
      }
    }
    return [{ ...plan, pack }];
  }));
}
