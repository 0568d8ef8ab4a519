/** Why an expression was refused: where in its text, in two languages, and what is near the unknown name. */
export interface Refusal {
  /** Character offset in the expression. */
  readonly offset: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly near: string | null;
}

/** Thrown inside the checker only; `checkExpression` turns it into a value. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(offset: number, code: string, zh: string, en: string, near: string | null = null) {
    super(en);
    this.refusal = { offset, code, zh, en, near };
  }
}
