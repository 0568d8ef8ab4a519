// What the server says, by the server's own schemas: types only, nothing of the server comes along.
import type { Desk, FindingItem, ListDetail, ListSummary, Overview, PersonPage, PersonVerdict, Why, WhyFact } from '../../src/judge/coverage/index.ts';

export type { FindingItem, ListDetail, ListSummary, Overview, PersonVerdict, Why };
export type Person = PersonPage;
export type Fact = WhyFact;
export type FactRow = Fact['rows'][number];
export type Cells = FactRow['cells'];
export type Condition = Why['conditions'][number];
export type Label = Fact['label'];
export type MatrixRow = Overview['matrix'][number];
export type Place = Overview['city'];
export type ListProblem = ListDetail['problems'][number];
export type DeskPage = Desk;
export type DeskRow = Desk['items'][number];
export type Verdict = PersonVerdict['verdict'];
export type Kind = PersonVerdict['kind'];
/** Of a condition. */
export type Answer = Condition['value'];
export type Sex = Person['sex'];

export type FindingPage = { total: number; page: number; size: number; items: FindingItem[] };
/** What an address of the findings may ask for. */
export type FindingFilter = { rule?: string; kind?: Kind; county?: string; town?: string; q?: string; page?: number };
