import type { ReactNode } from 'react';
import { useWords } from '../words/index.ts';

/** The way back up: links from the list one came through. */
export function Crumbs({ steps }: { steps: { key: string; step: ReactNode }[] }) {
  const { words } = useWords();
  return (
    <nav className="crumbs" aria-label={words.person.crumbs}>
      <ol>
        {steps.map(({ key, step }) => (
          <li key={key}>{step}</li>
        ))}
      </ol>
    </nav>
  );
}
