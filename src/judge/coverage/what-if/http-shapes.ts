import { z } from '@hono/zod-openapi';
import { RULE_KINDS } from '../../policy/index.ts';
import { OUTCOMES, VERDICTS } from './tally.ts';

// What is told of drafts and of what they would do. Money in fen a month. `null` in a number: it is not told, the group is small.

const label = z.object({ zh: z.string(), en: z.string() });
const told = z.int().min(0).nullable();
const day = z.iso.date();
const kind = z.enum([...RULE_KINDS, 'due']);
const verdict = z.enum(VERDICTS);
const outcome = z.enum(OUTCOMES);
const draftText = z.object({ file: z.string(), text: z.string() });

const tally = z.object({
  people: told,
  outcomes: z.object({ enters: told, leaves: told, rises: told, falls: told, unchanged: told, cannot_tell: told }),
  cost: z.object({
    dueBefore: z.int(), dueAfter: z.int(), before: z.int(), after: z.int(), difference: z.int(), unpricedBefore: z.int(), unpricedAfter: z.int(),
  }).nullable(),
});
const groups = z.array(tally.extend({ value: z.string(), label }));

const shownWhatIf = z.object({
  asOf: day, packs: z.array(z.string()), policyHash: z.string(), people: z.int(), smallestGroup: z.int().nullable(), untouched: z.array(z.string()), notAsked: z.array(z.string()),
  questions: z.array(z.object({
    question: z.string(), kind, benefit: z.string(), label, money: z.boolean(), total: tally, transitions: z.record(z.string(), z.int()).nullable(),
    groups: z.object({ county: groups, category: groups, grade: groups, age: groups, household: groups }),
  })),
});

const kept = z.object({
  id: z.int(), name: z.string(), actor: z.string(), keptAt: z.string(), asOf: day, policyHash: z.string(), packs: z.array(z.string()),
  adoptions: z.array(z.object({ pack: z.string(), from: day, to: day.nullable(), at: z.string(), actor: z.string() })),
});

export const keptDraftsShape = z.object({
  items: z.array(kept.extend({ questions: z.array(z.object({ question: z.string(), kind, label, total: tally })) })),
}).openapi('KeptDrafts');

export const keptDraftShape = kept.extend({ draft: z.array(draftText), result: shownWhatIf }).openapi('KeptDraft');

const pair = { a: tally.nullable(), b: tally.nullable() };
export const comparedShape = z.object({
  a: kept, b: kept, samePolicy: z.boolean(), sameDay: z.boolean(),
  questions: z.array(z.object({ question: z.string(), kind, label, money: z.boolean(), ...pair, counties: z.array(z.object({ value: z.string(), label, ...pair })) })),
}).openapi('ComparedDrafts');

export const turnedShape = z.object({
  total: z.int(), page: z.int(), size: z.int(),
  items: z.array(z.object({
    question: z.string(), personId: z.string(), name: z.string(), certificate: z.string().nullable(), county: z.string().nullable(),
    was: verdict, becomes: verdict, amountWas: z.int().nullable(), amountBecomes: z.int().nullable(), outcome, turned: z.string(),
  })),
}).openapi('TurnedPeople');

export const adoptedShape = z.object({
  files: z.array(draftText),
  ends: z.array(z.object({
    parameter: z.string(), region: z.string(), pack: z.string(), from: day, to: day.nullable(), endsOn: day.nullable(), againFrom: day.nullable(),
  })),
}).openapi('AdoptedDraft');

/** Longest text of one file of a draft, in characters. */
const LONGEST = 200_000;

export const draftBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  files: z.array(z.strictObject({ file: z.string().regex(/^[\w.@-]+\.yaml$/), text: z.string().max(LONGEST) })).min(1).max(50),
});

export const adoptBody = z.strictObject({
  pack: z.string().regex(/^[a-z][a-z0-9_]*$/), from: day, to: day.nullable().default(null),
  basis: z.strictObject({
    document: z.string().trim().min(1), article: z.string().trim().min(1), quote: z.string().min(1).optional(), source: z.string().trim().min(1), mark: z.enum(['checked', 'unverified']),
  }),
});

/** `whole`: small groups too, for those who may see people. */
export const shownQuery = z.object({ whole: z.enum(['true', 'false']).default('false') });

export const compareQuery = shownQuery.extend({ a: z.coerce.number().int().positive(), b: z.coerce.number().int().positive() });

export const turnedQuery = z.object({
  question: z.string().regex(/^[a-z][a-z0-9_:]*$/).optional(),
  outcome: outcome.optional(),
  county: z.string().regex(/^\d{6}$/).optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

export type KeptDraftsAnswer = z.infer<typeof keptDraftsShape>;
export type KeptDraftAnswer = z.infer<typeof keptDraftShape>;
export type ComparedAnswer = z.infer<typeof comparedShape>;
export type TurnedAnswer = z.infer<typeof turnedShape>;
export type AdoptedAnswer = z.infer<typeof adoptedShape>;
