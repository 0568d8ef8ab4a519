/** What went wrong, in the domain's own terms; which HTTP status that is, is decided in problem.ts alone. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'not_found' | 'forbidden' | 'conflict' | 'too_large' | 'too_many' | 'unavailable';

/** One refusal: a stable code, one sentence for the clerk in each language, and where to look (a field, a file and row, a page). */
export type RefusalNotice = { kind: RefusalKind; code: string; zh: string; en: string; where?: string };

/** Thrown by any room to refuse a request. Sentences must hold no name, number or other personal data: they are logged. */
export class Refusal extends Error {
  readonly notice: RefusalNotice;

  constructor(notice: RefusalNotice, options?: ErrorOptions) {
    super(`${notice.code}: ${notice.en}`, options);
    this.name = 'Refusal';
    this.notice = notice;
  }
}
