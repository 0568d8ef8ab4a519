import type { ReactNode } from 'react';

/** The slip of a fact: which agency and list said it and what, and at its right how it came to this person. */
export function Slip({ source, what, how }: { source: string; what?: ReactNode; how?: ReactNode }) {
  return (
    <p className="slip">
      <span className="from">
        <strong>{source}</strong> {what}
      </span>
      {how !== undefined && <span className="how">{how}</span>}
    </p>
  );
}
