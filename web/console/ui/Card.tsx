import { useId, type ReactNode } from 'react';

/** A sheet of paper with a heading; `aside` is the quiet remark at its right. */
export function Card({ heading, aside, children }: { heading: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header>
        <h2 id={id}>{heading}</h2>
        {aside !== undefined && <p>{aside}</p>}
      </header>
      {children}
    </section>
  );
}
