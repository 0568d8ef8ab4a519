import { Link, type LinkProps } from '@tanstack/react-router';
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';

/** Pixels between a thing and its explanation, and from the edge of the window. */
const APART = 6;

/** How long a pointer rests on it first, so that one passing over opens nothing; milliseconds. */
const RESTING = 250;

export type Explanation = {
  title: string;
  /** What it means, in a sentence or two. */
  says: string;
  /** What one of them is: "人次，一人一条规则". */
  counts?: string | undefined;
  asOf?: string | null | undefined;
  /** The article or the list it comes from. */
  source?: string | undefined;
  /** The list it counts; `words` where it opens something else than a list. */
  open?: (LinkProps & { words?: string }) | undefined;
};

/** Below the thing it is about, above where there is no room, and never off the window. */
function place(note: HTMLElement, thing: HTMLElement): void {
  const at = thing.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = note;
  const { clientWidth } = document.documentElement;
  const below = at.bottom + APART;
  note.style.left = `${Math.max(APART, Math.min(at.left, clientWidth - width - APART))}px`;
  note.style.top = `${below + height > innerHeight && at.top > height + APART ? at.top - height - APART : below}px`;
}

/** The explanation, on top of everything; it stands behind its thing in the order of Tab. */
function Note({ id, thing, explanation: { title, says, counts, asOf, source, open } }: { id: string; thing: HTMLElement; explanation: Explanation }) {
  const { words } = useWords();
  const note = useRef<HTMLSpanElement>(null);
  const facts = [
    { what: words.counts, is: counts },
    { what: words.asOfLabel, is: asOf },
    { what: words.source, is: source },
  ].filter(({ is }) => is != null);
  useLayoutEffect(() => {
    const { current } = note;
    if (current === null) return undefined;
    current.showPopover?.();
    const follow = () => place(current, thing);
    follow();
    addEventListener('scroll', follow, { capture: true, passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, { capture: true });
      removeEventListener('resize', follow);
    };
  }, [thing]);
  return (
    <span ref={note} id={id} className="explanation" popover="manual" role="note">
      <strong>{title}</strong>
      <span>{says}</span>
      {facts.map(({ what, is }) => (
        <span key={what} className="small">
          <span className="mute">{what}</span> {is}
        </span>
      ))}
      {open && <Link {...open}>{open.words ?? words.openList}</Link>}
    </span>
  );
}

/**
 * A number with its receipt, or a word with its meaning: a dotted underline; focus, a click or a resting pointer opens what it is, as of when,
 * and the list. Escape closes it. `describe` is what a screen reader is told where the text says too little.
 */
export function Explained({ children, describe, ...explanation }: Explanation & { children: ReactNode; describe?: string }) {
  const id = useId();
  const [thing, setThing] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  const resting = useRef(0);
  const rest = (wanted: boolean) => {
    clearTimeout(resting.current);
    resting.current = window.setTimeout(() => setOpen(wanted || thing?.parentElement?.contains(document.activeElement) === true), RESTING);
  };
  return (
    <span
      className="explained"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && rest(true)}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && rest(false)}
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setOpen(false)}
    >
      <button
        ref={setThing}
        type="button"
        aria-label={describe}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && setOpen(true)}
        onClick={() => setOpen(true)}
        onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
      >
        {children}
      </button>
      {open && thing && <Note id={id} thing={thing} explanation={explanation} />}
    </span>
  );
}
