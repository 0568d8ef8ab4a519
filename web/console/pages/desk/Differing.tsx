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

/** What the register holds, with the characters that differ from the written ones marked. */
export function Differing({ written, held }: { written: string; held: string }) {
  return runsOf(written, held).map(({ text, differs, at }) => (differs ? <mark key={at}>{text}</mark> : <Fragment key={at}>{text}</Fragment>));
}
