import type { ReactNode } from 'react';
import type { Answer } from '../api.ts';
import { useWords } from '../words/index.ts';

const SHAPES: Record<Answer, ReactNode> = {
  yes: (
    <>
      <circle cx="12" cy="12" r="11" fill="var(--has-ground)" />
      <path d="M7.5 12.5l3 3 6-7" />
    </>
  ),
  no: (
    <>
      <rect x="1.5" y="1.5" width="21" height="21" rx="4" fill="var(--calm-ground)" />
      <path d="M8 8l8 8M16 8l-8 8" />
    </>
  ),
  cannot_tell: (
    <>
      <path d="M12 1.5L22.5 12 12 22.5 1.5 12z" fill="var(--ask-ground)" />
      <path d="M9.5 9.8c0-3.4 5-3.2 5-.2 0 2-2.5 2-2.5 4M12 16.4v.4" />
    </>
  ),
  withheld: (
    <>
      <circle cx="12" cy="12" r="11" fill="var(--calm-ground)" />
      <path d="M7 12h10" />
    </>
  ),
};

/** Yes, no, cannot tell or not for this reader: a shape each, a word each, and only then a colour. */
export function StateMark({ state }: { state: Answer }) {
  const { words } = useWords();
  return (
    <span className="mark" data-state={state}>
      <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <g stroke="currentColor">{SHAPES[state]}</g>
      </svg>
      {words.answer[state]}
    </span>
  );
}
