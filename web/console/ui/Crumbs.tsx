import type { ReactNode } from 'react';
import { useWords } from '../words/index.ts';

/** The way back up: links from the list one came through; `here` is the page itself, where it has a name of its own. */
export function Crumbs({ steps, here }: { steps: { key: string; step: ReactNode }[]; here?: string | undefined }) {
  const { words } = useWords();
  return (
    <nav className="crumbs" aria-label={words.crumbs}>
      <ol>
        {steps.map(({ key, step }) => (
          <li key={key}>{step}</li>
        ))}
        {here !== undefined && (
          <li>
            <span aria-current="page">{here}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}
