import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';

/** Where the reader entered, and whether they have moved on since: the page they entered leaves focus where the browser put it, while it reads and after. */
const visit: { entered: string | null; moved: boolean } = { entered: null, moved: false };

type PageProps = {
  /** What the browser's tab and history call the page. */
  title: string;
  heading?: string;
  lead?: ReactNode;
  above?: ReactNode;
  /** What can be done with the whole page, beside its heading. */
  acts?: ReactNode;
  children: ReactNode;
};

/** One page: its title, its one h1, and focus on that h1 after coming from another page. */
export function Page({ title, heading = title, lead, above, acts, children }: PageProps) {
  const { words } = useWords();
  const { pathname } = useLocation();
  const top = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    visit.entered ??= pathname;
    if (pathname !== visit.entered) visit.moved = true;
    if (visit.moved) top.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <main id="main" className="page" tabIndex={-1}>
      <title>{`${title} · ${words.product}`}</title>
      {above}
      <header>
        <h1 ref={top} tabIndex={-1}>
          {heading}
        </h1>
        {lead !== undefined && <p>{lead}</p>}
        {acts !== undefined && <div className="acts">{acts}</div>}
      </header>
      {children}
    </main>
  );
}
