import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { actorOf, may, showing } from '../../../foundation/access/index.ts';
import { body, json, newRoutes, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import { refuse } from '../http-parts.ts';
import { pageQuery } from '../http-shapes.ts';
import { officeOf, type Office } from '../office.ts';
import { runInputs } from '../run-inputs.ts';
import { lastRun } from '../runs.ts';
import { confirmRates } from './confirmed/confirm-rates.ts';
import { CONFIRM_NOTES } from './confirmed/confirm-words.ts';
import type { HiddenEstimate } from './hidden/estimate-shape.ts';
import { hiddenPeople, type HiddenAnswer } from './hidden/hidden-people.ts';
import { confirmedShape, hiddenShape, judgementsBody, linkQualityShape, sampleOrderBody, sampleShape } from './http-shapes.ts';
import { drawSample, type SampledRow } from './links/draw-sample.ts';
import { reportOf } from './links/judge-run.ts';
import { rowKey } from './links/sample-folder.ts';
import { samplePage } from './links/sample-page.ts';
import { storedSample, storeJudgements, storeSample } from './links/sample-store.ts';

const NO_RUN = { kind: 'conflict', code: 'nothing_checked', zh: '还没有核对过名单，无从抽样。', en: 'No lists have been checked yet, so there is nothing to draw from.' } as const;
const NO_SAMPLE = { kind: 'not_found', code: 'no_sample', zh: '还没有抽样。', en: 'No sample has been drawn yet.' } as const;
const NOT_DRAWN = { kind: 'invalid', code: 'row_not_drawn', zh: '有些行不在抽出的样本里，什么也没有记下。', en: 'Some rows are not of the sample; nothing was entered.' } as const;

const confirmedRoute = createRoute({ method: 'get', path: '/api/quality/confirmed', ...may('quality', 'read'), responses: json(confirmedShape, 'How often findings prove right, by rule and county.') });
const hiddenRoute = createRoute({ method: 'get', path: '/api/quality/hidden', ...may('quality', 'read'), responses: json(hiddenShape, 'How many people no list knows.') });
const linksRoute = createRoute({ method: 'get', path: '/api/quality/links', ...may('quality', 'read'), responses: json(linkQualityShape, 'How good the links are, from the sample drawn last.') });
const drawRoute = createRoute({
  method: 'post', path: '/api/quality/links/samples', ...may('quality', 'judge'), request: { body: body(sampleOrderBody) },
  responses: { ...json(z.object({ rows: z.int() }), 'Drawn; the sample before it stays on record.'), ...problems(400, 409) },
});
const sampleRoute = createRoute({
  method: 'get', path: '/api/quality/links/sample', ...may('quality', 'judge'), request: { query: pageQuery },
  responses: { ...json(sampleShape, 'Rows to judge, a page at a time, masked.'), ...problems(400) },
});
const judgeRoute = createRoute({
  method: 'post', path: '/api/quality/links/judgements', ...may('quality', 'judge'), request: { body: body(judgementsBody) },
  responses: { 204: { description: 'Kept beside what was said before; the latest word stands.' }, ...problems(400, 404) },
});

/** How good are we: the routes. `estimates`: what the packs declare about people no list knows. */
export function qualityRoutes(office: Office, estimates: () => readonly HiddenEstimate[]): Routes {
  const inside = (c: Context) => officeOf(office, actorOf(c));
  const routes = newRoutes();
  routes.openapi(confirmedRoute, async (c) => c.json({ rules: await confirmRates(inside(c)), notes: [...CONFIRM_NOTES] }, 200));
  routes.openapi(hiddenRoute, async (c) => c.json(hiddenShape.parse({ items: await hiddenOf(inside(c), estimates()) }), 200));
  routes.openapi(linksRoute, async (c) => {
    const sample = await storedSample(inside(c).database);
    return c.json(linkQualityShape.parse(sample ? reportOf(sample) : { seed: null, lists: [] }), 200);
  });
  routes.openapi(drawRoute, async (c) => c.json({ rows: await drawFor(inside(c), c.req.valid('json')) }, 200));
  routes.openapi(sampleRoute, async (c) => {
    const { page, size } = c.req.valid('query');
    const sampled = await samplePage(inside(c), { offset: (page - 1) * size, limit: size });
    showing(c, { count: sampled.total });
    return c.json(sampled, 200);
  });
  routes.openapi(judgeRoute, async (c) => {
    const sample = await storedSample(inside(c).database) ?? refuse(NO_SAMPLE);
    const { judged } = c.req.valid('json');
    const drawn = new Set(sample.rows.map(rowKey));
    if (judged.some((one) => !drawn.has(rowKey(one)))) refuse(NOT_DRAWN);
    await storeJudgements(inside(c).database, sample.id, judged, actorOf(c).id);
    return c.body(null, 204);
  });
  return routes;
}

async function hiddenOf(office: Office, estimates: readonly HiddenEstimate[]): Promise<HiddenAnswer[]> {
  const run = await lastRun(office.database.pool);
  if (!run) return [];
  const lists = await runInputs(office, run);
  const answers: HiddenAnswer[] = [];
  for (const estimate of estimates) answers.push(await office.engine((engine) => hiddenPeople(engine, estimate, { population: run.population, asOf: run.asOf, lists })));
  return answers;
}

async function drawFor(office: Office, { lists, ...order }: z.infer<typeof sampleOrderBody>): Promise<number> {
  const run = await lastRun(office.database.pool) ?? refuse(NO_RUN);
  const wanted = (await runInputs(office, run)).filter(({ list }) => lists.length === 0 || lists.includes(list));
  const drawn: SampledRow[] = [];
  for (const { links } of wanted) drawn.push(...(await office.engine((engine) => drawSample(engine, links, order))));
  await storeSample(office.database, run.id, order, drawn);
  return drawn.length;
}
