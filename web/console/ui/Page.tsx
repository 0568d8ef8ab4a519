import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';

/** Whether some page has been shown: the first one leaves focus where the browser put it. */
let arrived = false;

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
    if (arrived) top.current?.focus({ preventScroll: true });
    arrived = true;
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
