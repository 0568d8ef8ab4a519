// What the server says, by the server's own schemas: types only, nothing of the server comes along.
import type { Confirmed, FindingItem, Hidden, LinkQualityAnswer, ListDetail, ListSummary, Overview, PersonPage, PersonVerdict, Why, WhyFact } from '../../src/judge/coverage/index.ts';

export type { Confirmed, FindingItem, Hidden, ListDetail, ListSummary, Overview, PersonVerdict, Why };
export type HiddenAnswer = Hidden['items'][number];
export type LinkQuality = LinkQualityAnswer;
export type VerifiedRule = Confirmed['rules'][number];
export type Person = PersonPage;
export type Fact = WhyFact;
export type FactRow = Fact['rows'][number];
export type Cells = FactRow['cells'];
export type Condition = Why['conditions'][number];
export type Label = Fact['label'];
export type MatrixRow = Overview['matrix'][number];
export type Place = Overview['city'];
export type ListProblem = ListDetail['problems'][number];
export type Verdict = PersonVerdict['verdict'];
export type Kind = PersonVerdict['kind'];
/** Of a condition. */
export type Answer = Condition['value'];
export type Sex = Person['sex'];
