import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';

/** Whether a thing is wider than its place, kept true as either changes. */
function useOverflows() {
  const place = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (current === null) return undefined;
    const watch = new ResizeObserver(() => setOverflows(current.scrollWidth > current.clientWidth + 1));
    for (const each of [current, ...current.children]) watch.observe(each);
    return () => watch.disconnect();
  }, []);
  return { place, overflows };
}

/** A wide thing that scrolls inside its own place. Where there is something to scroll the place has a name and takes focus, or a keyboard could not; else it is not there for Tab or a screen reader. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  const { words } = useWords();
  const { place, overflows } = useOverflows();
  return (
    <div ref={place} className="scroll" {...(overflows ? { role: 'group', 'aria-label': words.scrolls(label), tabIndex: 0 } : {})}>
      {children}
    </div>
  );
}
