import { createRoute } from '@hono/zod-openapi';
import { may } from '../../../foundation/access/index.ts';
import { json, newRoutes, problems, Refusal, type Routes } from '../../../foundation/platform/http/index.ts';
import type { Policy } from '../packs/policy.ts';
import { compareDays } from './compare-days.ts';
import { comparedDaysShape, daysQuery, ruleParams, ruleShape, ruleSourceShape, rulesShape } from './http-shapes.ts';
import { listRules } from './list-rules.ts';
import { readRule } from './read-rule.ts';
import { ruleSource } from './rule-source.ts';

/** What reading rules takes from the office. */
export interface ReadingParts {
  readonly policy: () => Policy;
  /** The day of the newest check. */
  readonly asOf: () => Promise<string>;
  readonly departments: () => Promise<readonly { readonly department: string; readonly rule: string }[]>;
  readonly regionName: (code: string) => string;
}

const listRoute = createRoute({ method: 'get', path: '/api/rules', ...may('rules', 'read'), responses: json(rulesShape, 'Every rule of the running packs.') });
const oneRoute = createRoute({
  method: 'get', path: '/api/rules/{rule}', ...may('rules', 'read'), request: { params: ruleParams },
  responses: { ...json(ruleShape, 'One rule to read: sentence, basis, versions, amounts, cases.'), ...problems(400, 404) },
});
const daysRoute = createRoute({
  method: 'get', path: '/api/rules/{rule}/changes', ...may('rules', 'read'), request: { params: ruleParams, query: daysQuery },
  responses: { ...json(comparedDaysShape, 'What a rule says on two days, line by line.'), ...problems(400, 404) },
});
const sourceRoute = createRoute({
  method: 'get', path: '/api/rules/{rule}/source', ...may('rules', 'read'), request: { params: ruleParams },
  responses: { ...json(ruleSourceShape, 'The text of a rule and the SQL it becomes.'), ...problems(400, 404) },
});

function orUnknown<Found>(found: Found | null): Found {
  if (found !== null) return found;
  throw new Refusal({ kind: 'not_found', code: 'rule_unknown', zh: '没有这条规则。', en: 'There is no such rule.' });
}

function ownersOf(owners: Awaited<ReturnType<ReadingParts['departments']>>, id: string): string[] {
  return [...new Set(owners.flatMap(({ department, rule }) => (rule === id ? [department] : [])))];
}

/** Rules as pages. */
export function readingRoutes({ policy, asOf, departments, regionName }: ReadingParts): Routes {
  const placed = <One extends { readonly region: string }>(one: One) => ({ ...one, regionName: one.region === '' ? '全国' : regionName(one.region) });
  const routes = newRoutes();
  routes.openapi(listRoute, async (c) => {
    const [day, owners] = [await asOf(), await departments()];
    const items = listRules(policy(), day).map((rule) => ({ ...placed(rule), departments: ownersOf(owners, rule.rule) }));
    return c.json(rulesShape.parse({ asOf: day, items }), 200);
  });
  routes.openapi(oneRoute, async (c) => {
    const { rule: id } = c.req.valid('param');
    const [day, owners] = [await asOf(), await departments()];
    const rule = orUnknown(readRule(policy(), id, day));
    return c.json(ruleShape.parse({
      ...rule, asOf: day, departments: ownersOf(owners, id), versions: rule.versions.map(placed),
      parameters: rule.parameters.map((parameter) => ({ ...parameter, values: parameter.values.map(placed) })),
    }), 200);
  });
  routes.openapi(daysRoute, (c) => c.json(comparedDaysShape.parse({ lines: orUnknown(compareDays(policy(), c.req.valid('param').rule, c.req.valid('query'))) }), 200));
  routes.openapi(sourceRoute, async (c) => c.json({ items: orUnknown(await ruleSource(policy(), c.req.valid('param').rule)) }, 200));
  return routes;
}
