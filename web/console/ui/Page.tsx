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
  children: ReactNode;
};

/** One page: its title, its one h1, and focus on that h1 after coming from another page. */
export function Page({ title, heading = title, lead, above, children }: PageProps) {
  const { words } = useWords();
  const top = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    visit.entered ??= location.pathname;
    if (location.pathname !== visit.entered) visit.moved = true;
    if (visit.moved) top.current?.focus({ preventScroll: true });
  }, []);

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
