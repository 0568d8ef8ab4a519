import { useEffect, useSyncExternalStore } from 'react';

let said = '';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the console's one polite live region says now; only the shell shows it. */
export function useAnnounced(): string {
  return useSyncExternalStore(subscribe, () => said);
}

/** Says a sentence to screen readers whenever it changes; an empty one says nothing. */
export function useAnnounce(sentence: string): void {
  useEffect(() => {
    if (sentence === '') return;
    said = sentence;
    for (const listener of listeners) listener();
  }, [sentence]);
}
