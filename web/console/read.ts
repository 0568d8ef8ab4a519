import type { Label } from './api.ts';

/** The server's problem document, thrown so that a page's ErrorBox can say it. */
export class ProblemError extends Error {
  readonly sentence: Label;
  readonly where: string | null;
  readonly requestId: string | null;
  readonly status: number;

  constructor(status: number, sentence: Label, where: string | null, requestId: string | null) {
    super(sentence.en);
    this.status = status;
    this.sentence = sentence;
    this.where = where;
    this.requestId = requestId;
  }
}

const SILENT: Label = { zh: '服务没有回应，请稍后再试。', en: 'The server did not answer. Try again in a moment.' };

async function toProblem(answer: Response): Promise<ProblemError> {
  const body: Partial<Label & { where: string | null; requestId: string }> = await answer.json().catch(() => ({}));
  const sentence = { zh: body.zh ?? SILENT.zh, en: body.en ?? SILENT.en };
  return new ProblemError(answer.status, sentence, body.where ?? null, body.requestId ?? null);
}

/** A query string of the fields that are set, in a fixed order; '' when none is. */
export function query(fields: Record<string, string | number | undefined>): string {
  const set = Object.entries(fields).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]]));
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}

/** GETs one JSON resource below /api; the caller names the shape the server declares for it. */
export async function read<Shape>(path: string, signal: AbortSignal): Promise<Shape> {
  const answer = await fetch(`/api${path}`, { signal, headers: { accept: 'application/json' } }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ProblemError(0, SILENT, null, null);
  });
  if (!answer.ok) throw await toProblem(answer);
  return answer.json();
}
