import type { Candidate } from './desk-queries.ts';

/** The name of a candidate as the register shows it here. */
export function nameOf({ fields }: Candidate): string {
  return fields.find(({ field }) => field === 'name')?.held.map(({ text }) => text).join('') ?? '';
}
