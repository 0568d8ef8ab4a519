import { useEffect, useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function sayNow(sentence: string): void {
  said = sentence;
  for (const listener of listeners) listener();
}

/** What the console's one polite live region says now; only the shell shows it. */
export function useAnnounced(): string {
  return useSyncExternalStore(subscribe, () => said);
}

/** Says a sentence to screen readers whenever it changes; an empty one says nothing. What no longer holds is not left standing. */
export function useAnnounce(sentence: string): void {
  useEffect(() => {
    if (sentence === '') return undefined;
    sayNow(sentence);
    return () => {
      if (said === sentence) sayNow('');
    };
  }, [sentence]);
}
