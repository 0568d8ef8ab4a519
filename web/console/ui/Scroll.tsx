import type { ReactNode } from 'react';

/** A wide thing that scrolls inside its own named figure, which takes focus, or a keyboard could not scroll it. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <figure className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </figure>
  );
}
