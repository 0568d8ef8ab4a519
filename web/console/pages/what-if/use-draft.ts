import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { keepUnsaved, readUnsaved, useUnsaved } from '../../unsaved.ts';
import { filesOf, placedProblems, readForm, type DraftForm } from './draft-form.ts';
import { checkQuery, type DraftFile } from './what-if-queries.ts';

/** A pause of the hand after which what was written is checked; milliseconds. */
const PAUSE = 500;

function useSettled(files: DraftFile[]): DraftFile[] {
  const text = useDeferredValue(JSON.stringify(files));
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled);
}

/** The form of a draft, kept over a reload under `key`, with what is wrong with it as it stands. */
export function useDraft(key: string, initial: DraftForm) {
  const [text, keep] = useUnsaved(`what-if/${key}`, JSON.stringify(initial));
  const [restored, setRestored] = useState(() => ![null, JSON.stringify(initial)].includes(readUnsaved(`what-if/${key}`)));
  const draft = readForm(text);
  const files = filesOf(draft);
  const settled = useSettled(files);
  const check = useQuery(checkQuery(settled));
  const checked = check.data !== undefined && !check.isFetching && JSON.stringify(settled) === JSON.stringify(files);
  return {
    draft, files, checked,
    problems: check.data && files.length > 0 ? placedProblems(draft, check.data.problems) : [],
    error: check.error,
    change: (edited: Partial<DraftForm>) => keep(JSON.stringify({ ...draft, ...edited })),
    /** Whether it stands here from before, not yet sent. */
    restored,
    /** Begins as it was first. */
    discard: () => {
      keep(JSON.stringify(initial));
      setRestored(false);
    },
    /** It was sent: it stands here, and is no longer kept over a reload. */
    forget: () => {
      keepUnsaved(`what-if/${key}`, '');
      setRestored(false);
    },
  };
}
