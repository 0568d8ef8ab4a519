import { useEffect, useRef, type ReactNode } from 'react';

/** What came of a form, said where it stood; it takes focus, so that it is heard and the next Tab goes on from there. */
export function Done({ children }: { children: ReactNode }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} className="good" tabIndex={-1}>
      {children}
    </div>
  );
}
