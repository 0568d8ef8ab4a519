import type { PairField } from './desk-queries.ts';

/** A text with the characters that differ from its other side marked: by ground, weight and underline; the words beside it say which. */
export function Marked({ runs, none }: { runs: PairField['written']; none: string }) {
  if (runs.length === 0) return <span className="mute">{none}</span>;
  return (
    <span className="marked">
      {runs.map(({ text, differs }, i) => (differs ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>))}
    </span>
  );
}
