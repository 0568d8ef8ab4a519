import { Refusal } from '../http/index.ts';

/** Something sealed does not open: it was changed, cut, put in another's place, or is no seal at all. Says where, never what. */
export class SealError extends Error {
  readonly field: string;

  constructor(field: string) {
    super(`密文无法打开：${field}。它被改动、截断或放错了位置，请从备份恢复。/ what is sealed in ${field} does not open: it was changed, cut, or belongs elsewhere; restore it from a backup`);
    this.name = 'SealError';
    this.field = field;
  }
}

/** Sealed under a key this process does not hold: made by another process a moment ago, or retired. */
export function unknownKey(id: number): Refusal {
  return new Refusal({
    kind: 'unavailable', code: 'key_unknown',
    zh: `密钥 ${id} 不在手边：可能刚刚更换，请稍后再试。`, en: `Key ${id} is not at hand; it may just have been made. Try again in a moment.`,
  });
}
