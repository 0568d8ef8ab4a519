import type { ReactNode } from 'react';

/** A few facts by name; what is null is left out. */
export function Facts({ facts }: { facts: { what: string; is: ReactNode }[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(({ is }) => is !== null)
        .map(({ what, is }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{is}</dd>
          </div>
        ))}
    </dl>
  );
}
