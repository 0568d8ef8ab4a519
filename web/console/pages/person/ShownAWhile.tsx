import { useEffect, useRef } from 'react';
import { useAnnounce } from '../../announce.ts';
import type { Revealed } from '../../access.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../words/index.ts';

/** A value in the clear, until its time is over or one has seen enough; beside it, that it was written down. */
export function ShownAWhile({ name, revealed: { value, hideAfterSeconds }, onOver }: { name: string; revealed: Revealed; onOver: () => void }) {
  const { words } = useWords();
  const here = useRef<HTMLElement>(null);
  const over = useRef(onOver);
  useEffect(() => {
    over.current = onOver;
  });
  useEffect(() => {
    here.current?.focus();
    const timer = setTimeout(() => over.current(), hideAfterSeconds * 1000);
    return () => clearTimeout(timer);
  }, [hideAfterSeconds]);
  useAnnounce(words.reveal.written(hideAfterSeconds));
  return (
    <>
      <span ref={here} tabIndex={-1}>
        <strong>{value}</strong>
        <span className="under">{name}</span>
      </span>
      <Button data-quiet onPress={onOver}>
        {words.reveal.hide}
      </Button>
      <span className="under">{words.reveal.written(hideAfterSeconds)}</span>
    </>
  );
}
