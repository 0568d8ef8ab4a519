import type { Label } from './api.ts';

/** The server's problem document, thrown so that a page can say it. */
export class ProblemError extends Error {
  readonly sentence: Label;
  readonly status: number;
  readonly code: string;
  /** A field of what was sent, or a page. */
  readonly where: string | null;
  readonly requestId: string | null;

  constructor({ status, sentence, code = '', where = null, requestId = null }: { status: number; sentence: Label; code?: string; where?: string | null; requestId?: string | null }) {
    super(sentence.en);
    this.status = status;
    this.sentence = sentence;
    this.code = code;
    this.where = where;
    this.requestId = requestId;
  }
}

const SILENT: Label = { zh: '服务没有回应，请稍后再试。', en: 'The server did not answer. Try again in a moment.' };

async function toProblem(answer: Response): Promise<ProblemError> {
  const body: Partial<Label & { code: string; where: string | null; requestId: string }> = await answer.json().catch(() => ({}));
  const sentence = { zh: body.zh ?? SILENT.zh, en: body.en ?? SILENT.en };
  return new ProblemError({ status: answer.status, sentence, code: body.code ?? '', where: body.where ?? null, requestId: body.requestId ?? null });
}

let onSignedOut = (): void => {};

/** What happens when the server says that nobody is signed in here (any more); set once, by the router. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** One request below /api. Throws ProblemError for every answer that is not a success. */
export async function call(path: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(`/api${path}`, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ProblemError({ status: 0, sentence: SILENT });
  });
  if (answer.ok) return answer;
  const problem = await toProblem(answer);
  // Other refusals of this kind, a wrong password, are told where they were asked for.
  if (problem.code === 'not_signed_in') onSignedOut();
  throw problem;
}
