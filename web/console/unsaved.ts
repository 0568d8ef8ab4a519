import { useState } from 'react';

const PREFIX = 'jinbao.unsaved.';

/** What was kept of work not yet sent, or null. It lives in this tab alone and no longer than the session: see forgetUnsaved. */
export function readUnsaved(key: string): string | null {
  return sessionStorage.getItem(PREFIX + key);
}

/** Keeps it over a reload; an empty text keeps nothing. */
export function keepUnsaved(key: string, text: string): void {
  if (text === '') sessionStorage.removeItem(PREFIX + key);
  else sessionStorage.setItem(PREFIX + key, text);
}

/** Nothing of anybody's work stays behind for whoever signs in next. */
export function forgetUnsaved(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/** A text being worked on that survives a reload; once it is sent, set it to ''. The key names the thing it is about, `assess/payment`. */
export function useUnsaved(key: string, initial = ''): [text: string, change: (text: string) => void] {
  const [text, setText] = useState(() => readUnsaved(key) ?? initial);
  return [
    text,
    (changed) => {
      keepUnsaved(key, changed);
      setText(changed);
    },
  ];
}
