import { useEffect, useState } from 'react';

const KEPT = 'jinbao.desk-keys';

/** Where a letter is a letter, or chooses something. */
const TYPING = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog], [role=listbox], [role=menu], [aria-haspopup=listbox]';

/** Whether single keys answer; kept in this browser. */
export function useKeysOn(): [on: boolean, change: (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(KEPT) !== 'off');
  return [
    on,
    (wanted) => {
      localStorage.setItem(KEPT, wanted ? 'on' : 'off');
      setOn(wanted);
    },
  ];
}

/** Acts on single keys by their place on the keyboard ('KeyS', 'Digit1'), whatever is written with them; not held down, not while typing. */
export function useKeys(on: boolean, act: (code: string) => boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
      if (act(event.code)) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on, act]);
}
