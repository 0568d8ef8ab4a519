import { z } from '@hono/zod-openapi';
import { RULE_KINDS } from '../policy/index.ts';

// What the first screens are told. Names and numbers of people are masked in all of it; counties are 6-digit codes unless `name` says otherwise.

const label = z.object({ zh: z.string(), en: z.string() });
const place = z.object({ code: z.string(), name: z.string() });
const kind = z.enum(RULE_KINDS);
const count = z.int().min(0);
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const cells = z.record(z.string(), cell);
const sex = z.enum(['male', 'female']).nullable();
const answer = z.enum(['yes', 'no', 'cannot_tell', 'withheld']);

export const overviewShape = z.object({
  city: place,
  asOf: z.string().nullable(),
  counties: z.array(place),
  /** Null: of the whole city, and not told to a smaller reach. */
  spine: z.object({ lists: count.nullable(), rows: count.nullable(), linked: count.nullable(), asked: count.nullable(), judged: count, missed: count, wrong: count, findings: count, cannotTell: count }),
  matrix: z.array(z.object({ rule: z.string(), kind, label, total: count, byCounty: z.record(z.string(), count), cannotTell: count })),
  /** Rules nobody was judged by, for want of lists that were not handed over. */
  notRun: z.array(z.object({ rule: z.string(), kind, label, lists: z.array(label) })),
}).openapi('Overview');

export const listShape = z.object({
  id: z.string(), list: z.string(), label, agency: label, asOf: z.string(), file: z.string(),
  rows: count, linked: count, asked: count, nobody: count, rejected: count, warnings: count,
  coverage: z.array(z.object({ county: z.string(), name: z.string(), rows: count })),
  held: z.array(z.object({ county: z.string(), before: count, now: count })),
  expiresOn: z.string(),
  previous: z.object({ asOf: z.string(), rows: count }).nullable(),
}).openapi('List');

export const listsShape = z.object({ items: z.array(listShape) });

export const listDetailShape = listShape.extend({
  problems: z.array(z.object({
    code: z.string(), severity: z.string(), count, zh: z.string(), en: z.string(),
    samples: z.array(z.object({ sheet: z.string().nullable(), row: z.number().nullable(), column: z.string().nullable() })),
  })),
  methods: z.array(z.object({ method: z.string(), count })),
  mapping: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
}).openapi('ListDetail');

export const findingShape = z.object({
  id: z.string(), rule: z.string(), kind, label, personId: z.string(), name: z.string(), certificate: z.string().nullable(), sex,
  age: z.number().nullable(), category: z.number().nullable(), grade: z.number().nullable(),
  county: z.string().nullable(), town: z.string().nullable(), village: z.string().nullable(), reason: z.string(), status: z.string(),
  /** What a person said of it last. */
  outcome: z.string().nullable(), since: z.string(),
}).openapi('Finding');

export const verdictShape = z.object({ rule: z.string(), kind, label, verdict: z.enum(['yes', 'no', 'cannot_tell', 'not_concerned']) });

export const personShape = z.object({
  personId: z.string(), name: z.string(), certificate: z.string().nullable(), sex, age: z.number().nullable(),
  category: z.number().nullable(), grade: z.number().nullable(), place: z.string().nullable(), status: z.string(), validTo: z.string().nullable(),
  guardian: z.string().nullable(), verdicts: z.array(verdictShape),
}).openapi('Person');

const factShape = z.object({
  name: z.string(), label, value: cell, shown: label, list: z.string().nullable(), listLabel: label, agency: label.nullable(),
  asOf: z.string().nullable(), listRows: z.number().nullable(),
  /** `asked`: the row waits at the desk and may be somebody else's. */
  rows: z.array(z.object({ row: z.number(), status: z.enum(['linked', 'asked']), method: z.string().nullable(), probability: z.number().nullable(), cells })),
  /** Why the value is unknown. */
  note: label.nullable(),
});

export const whyShape = verdictShape.extend({
  basis: z.array(z.object({ document: z.string(), article: z.string(), quote: z.string() })),
  conditions: z.array(z.object({
    id: z.string(), label, clause: z.string(), value: answer,
    /** Of a rule that looks ahead: the answer on the later day. */
    later: answer.nullable(),
    basis: z.array(z.object({ document: z.string(), article: z.string() })),
    facts: z.array(factShape),
  })),
  /** The smallest first. */
  changes: z.array(label),
  /** Of a rule that looks ahead: the later day, and the first day on which it has happened. */
  ahead: z.object({ until: z.string(), turnsOn: z.string().nullable() }).nullable(),
  /** The whole in words for the person it is about. */
  citizen: label,
  /** Lists the rule looked at that are deleted since: it is explained from the cells that decided, which were kept. */
  gone: z.array(z.object({ list: z.string(), label, agency: label, asOf: z.string(), deletedOn: z.string().nullable(), receipt: z.string().nullable(), keptRows: z.int() })),
}).openapi('Why');

export type Overview = z.infer<typeof overviewShape>;
export type ListSummary = z.infer<typeof listShape>;
export type ListDetail = z.infer<typeof listDetailShape>;
export type FindingItem = z.infer<typeof findingShape>;
export type PersonPage = z.infer<typeof personShape>;
export type PersonVerdict = z.infer<typeof verdictShape>;
export type WhyFact = z.infer<typeof factShape>;
export type Why = z.infer<typeof whyShape>;

/** Which page, and how long. */
export const pageQuery = z.object({ page: z.coerce.number().int().min(1).default(1), size: z.coerce.number().int().min(1).max(200).default(50) });
