import { Fragment } from 'react';

/** The characters of `held` in runs that agree with `written` at the same place or do not; nothing differs from an unwritten or longer or masked part. */
export function runsOf(written: string, held: string): { text: string; differs: boolean; at: number }[] {
  const theirs = Array.from(written);
  const runs: { text: string; differs: boolean; at: number }[] = [];
  for (const [at, character] of Array.from(held).entries()) {
    const other = theirs[at];
    const differs = other !== undefined && other !== character && character !== '*' && other !== '*';
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += character;
    else runs.push({ text: character, differs, at });
  }
  return runs;
}

/** A text with the characters marked that differ from what stands on its other side. */
export function Differing({ text, other }: { text: string; other: string }) {
  return runsOf(other, text).map(({ text: run, differs, at }) => (differs ? <mark key={at}>{run}</mark> : <Fragment key={at}>{run}</Fragment>));
}
