import { createRoute, z } from '@hono/zod-openapi';
import { body, json, problems, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, open, ROLES } from '../../walls/index.ts';
import { assess, assessedPurposes, assessmentsOf, missingAssessments, withdraw } from '../assessments/assessments.ts';
import { day, label, words } from '../http-parts.ts';
import type { PrivacyRoom } from '../room.ts';
import { FIELDS } from './fields.ts';
import type { Purpose } from './purpose-shape.ts';
import type { Processing } from './read-processing.ts';

const purposeTold = z.object({
  purpose: z.string(), label, told: label, ground: z.string(), basis: z.array(z.object({ document: z.string(), article: z.string() })),
  fields: z.array(z.object({ field: z.string(), label, sensitive: z.boolean() })), retention: label, recipients: z.array(z.object({ label, why: label })),
});
const rulesShape = z.object({
  purposes: z.array(purposeTold),
  requests: z.array(z.object({ request: z.string(), label, answerWorkdays: z.int(), extendWorkdays: z.int(), identityChecks: z.array(z.object({ check: z.string(), label })) })),
}).openapi('ProcessingRules');
export type RulesAnswer = z.infer<typeof rulesShape>;

const processingShape = z.object({
  purposes: z.array(purposeTold.extend({
    status: z.enum(['active', 'draft']), roles: z.array(z.enum(ROLES)).readonly(), assessed: z.boolean(), assessmentNeeded: z.boolean(), closedWithout: z.boolean(),
    underFourteen: z.object({ ground: z.string(), secondReason: z.boolean(), approval: z.boolean(), closed: z.array(z.string()) }),
  })),
  missing: z.array(z.object({ purpose: z.string(), label, closed: z.boolean() })),
}).openapi('Processing');
export type ProcessingAnswer = z.infer<typeof processingShape>;

const assessmentShape = z.object({
  id: z.int(), purpose: z.string(), state: z.enum(['assessed', 'withdrawn']), necessity: z.string(), risk: z.string(), measures: z.string(), conclusion: z.string(),
  assessedBy: z.string(), assessedOn: z.string(), reviewBy: z.string(), keepUntil: z.string(),
}).openapi('Assessment');
const assessmentBody = z.object({ purpose: z.string(), necessity: words, risk: words, measures: words, conclusion: words, assessedOn: day, reviewBy: day });

const rulesRoute = createRoute({
  method: 'get', path: '/api/privacy/rules', ...open('the rules of processing are published: PIPL art. 7, 17'),
  responses: json(rulesShape, 'What data of people is processed for, on which ground, how long it is kept, and what one may ask for.'),
});
const processingRoute = createRoute({
  method: 'get', path: '/api/privacy/processing', ...may('privacy', 'read'),
  responses: { ...json(processingShape, 'The register of processing, with the purposes that lack an assessment.'), ...problems(401, 403) },
});
const assessmentsRoute = createRoute({
  method: 'get', path: '/api/privacy/assessments', ...may('privacy', 'read'),
  responses: { ...json(z.object({ items: z.array(assessmentShape) }), 'Every assessment, the latest first.'), ...problems(401, 403) },
});
const assessRoute = createRoute({
  method: 'post', path: '/api/privacy/assessments', ...may('privacy', 'manage'), request: { body: body(assessmentBody) },
  responses: { 204: { description: 'Kept; it holds until its review is due.' }, ...problems(400, 401, 403) },
});
const withdrawRoute = createRoute({
  method: 'post', path: '/api/privacy/assessments/withdrawals', ...may('privacy', 'manage'), request: { body: body(z.object({ purpose: z.string(), reason: words })) },
  responses: { 204: { description: 'The purpose has no assessment any more.' }, ...problems(400, 401, 403, 409) },
});

/** Adds the routes of the register of processing and of impact assessments. */
export function addProcessingRoutes(routes: Routes, room: PrivacyRoom): void {
  routes.openapi(rulesRoute, (c) => c.json(rulesOf(room.processing(), room.today()), 200));
  routes.openapi(processingRoute, async (c) => {
    const { purposes } = room.processing();
    const assessed = await assessedPurposes(room.connectionsOf(actorOf(c)), room.today());
    return c.json({
      purposes: [...purposes.values()].map((purpose) => ({
        ...told(purpose), status: purpose.status, roles: purpose.roles, assessed: assessed.has(purpose.purpose), assessmentNeeded: purpose.assessment.needed,
        closedWithout: purpose.assessment.needed && purpose.assessment.refuse_without,
        underFourteen: { ground: purpose.under_14.ground, secondReason: purpose.under_14.second_reason, approval: purpose.under_14.approval, closed: purpose.under_14.closed },
      })),
      missing: missingAssessments(room.processing(), assessed, room.today()),
    }, 200);
  });
  routes.openapi(assessmentsRoute, async (c) => c.json({ items: await assessmentsOf(room.connectionsOf(actorOf(c))) }, 200));
  routes.openapi(assessRoute, async (c) => {
    const actor = actorOf(c);
    await assess(room.connectionsOf(actor), room.processing(), actor.id, c.req.valid('json'));
    return c.body(null, 204);
  });
  routes.openapi(withdrawRoute, async (c) => {
    const actor = actorOf(c);
    await withdraw(room.connectionsOf(actor), room.processing(), actor.id, { ...c.req.valid('json'), day: room.today() });
    return c.body(null, 204);
  });
}

function told({ purpose, label: name, told: why, ground, basis, fields, retention, recipients }: Purpose): z.infer<typeof purposeTold> {
  return {
    purpose, label: name, told: why, ground, retention, recipients,
    basis: basis.map(({ document, article }) => ({ document, article })),
    fields: fields.map((field) => ({ field, ...FIELDS[field] })),
  };
}

/** What is published: drafts and what is not in force are nobody's rules. */
function rulesOf({ purposes, requests }: Processing, today: string): z.infer<typeof rulesShape> {
  const inForce = [...purposes.values()].filter(({ status, effective }) => status === 'active' && effective.from <= today && (effective.to === null || today <= effective.to));
  return {
    purposes: inForce.map(told),
    requests: [...requests.values()].map(({ request, label: name, answer_workdays: answer, extend_workdays: extend, identity_checks: checks }) => (
      { request, label: name, answerWorkdays: answer, extendWorkdays: extend, identityChecks: checks })),
  };
}
