import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';

let visited: string | undefined;

type PageProps = {
  /** What the browser's tab and history call the page. */
  title: string;
  heading?: string;
  lead?: ReactNode;
  above?: ReactNode;
  children: ReactNode;
};

/** One page: its title, its one h1, and focus on that h1 after coming from another page. */
export function Page({ title, heading = title, lead, above, children }: PageProps) {
  const { words } = useWords();
  const { pathname } = useLocation();
  const top = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (visited !== undefined && visited !== pathname) top.current?.focus();
    visited = pathname;
  }, [pathname]);

  return (
    <main id="main" className="page">
      <title>{`${title} · ${words.product}`}</title>
      {above}
      <header>
        <h1 ref={top} tabIndex={-1}>
          {heading}
        </h1>
        {lead !== undefined && <p>{lead}</p>}
      </header>
      {children}
    </main>
  );
}
