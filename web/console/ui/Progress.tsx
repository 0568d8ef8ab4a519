import { useId } from 'react';
import { count } from '../format.ts';
import { useWords } from '../words/index.ts';

type ProgressProps = { label: string; done: number; all: number; /** Time left in words, where it is known. */ left?: string };

/** How far a long job is, by rows; a reader of screens asks it, the live region is for its end. */
export function Progress({ label, done, all, left = '' }: ProgressProps) {
  const { words } = useWords();
  const id = useId();
  const said = words.rowsLeft(count(done), count(all), left);
  return (
    <div className="progress">
      <span className="progress-words">
        <span id={id}>{label}</span> <span className="mute">{said}</span>
      </span>
      <progress aria-labelledby={id} aria-valuetext={said} value={done} max={Math.max(all, 1)} />
    </div>
  );
}
