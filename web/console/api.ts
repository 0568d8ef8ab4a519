/** A label in both languages, as packs declare it. */
export type Label = { zh: string; en: string };
export type Kind = 'missed' | 'wrong';
export type Answer = 'yes' | 'no' | 'cannot_tell';
export type Verdict = Answer | 'not_concerned';
export type Sex = 'male' | 'female' | null;
export type Place = { code: string; name: string };

export type MatrixRow = { rule: string; kind: Kind; label: Label; total: number; byCounty: Record<string, number>; cannotTell: number };
export type Overview = {
  city: Place;
  asOf: string;
  counties: Place[];
  spine: { lists: number; rows: number; linked: number; asked: number; judged: number; missed: number; wrong: number; cannotTell: number };
  matrix: MatrixRow[];
};

export type ListSummary = {
  id: string;
  list: string;
  label: Label;
  agency: Label;
  asOf: string;
  file: string;
  rows: number;
  linked: number;
  asked: number;
  nobody: number;
  rejected: number;
  warnings: number;
  coverage: { county: string; name: string; rows: number }[];
  held: { county: string; before: number; now: number }[];
  expiresOn: string;
  previous: { asOf: string; rows: number } | null;
};
export type ListProblem = { code: string; severity: string; count: number; zh: string; en: string; samples: { sheet: string | null; row: number | null; column: string | null }[] };
export type ListDetail = ListSummary & {
  problems: ListProblem[];
  methods: { method: string; count: number }[];
  mapping: { header: string; field: string | null }[];
};

export type FindingItem = {
  id: string;
  rule: string;
  kind: Kind;
  label: Label;
  personId: string;
  name: string;
  certificate: string | null;
  sex: Sex;
  age: number | null;
  category: number | null;
  grade: number | null;
  county: string | null;
  town: string | null;
  village: string | null;
  reason: string;
  status: string;
  since: string;
};
export type FindingPage = { total: number; page: number; size: number; items: FindingItem[] };
export type FindingFilter = { rule?: string; kind?: Kind; county?: string; town?: string; q?: string; page?: number };

export type PersonVerdict = { rule: string; kind: Kind; label: Label; verdict: Verdict };
export type Person = {
  personId: string;
  name: string;
  certificate: string | null;
  sex: Sex;
  age: number | null;
  category: number | null;
  grade: number | null;
  place: string | null;
  status: string;
  validTo: string | null;
  guardian: string | null;
  verdicts: PersonVerdict[];
};

export type Cells = Record<string, string | number | boolean | null>;
export type FactRow = { row: number; method: string | null; probability: number | null; cells: Cells };
export type Fact = { name: string; label: Label; value: string | number | boolean | null; list: string | null; listLabel?: Label | null; agency: Label | null; asOf: string | null; rows: FactRow[]; note: string | null };
export type Condition = { id: string; label: Label; clause: string | null; value: Answer; facts: Fact[] };
export type Why = PersonVerdict & {
  basis: { document: string; article: string; quote: string }[];
  conditions: Condition[];
  changes: Label[];
};

export type DeskRow = {
  list: string;
  listLabel: Label;
  row: number;
  cells: Cells;
  candidates: { personId: string; name: string; certificate: string | null; method: string; probability: number }[];
};
export type DeskPage = { total: number; items: DeskRow[] };
