import { useSyncExternalStore } from 'react';
import { COLUMNS, type ColumnName } from './columns.tsx';

const KEY = 'jinbao.findings.columns';
const listeners = new Set<() => void>();
let chosen = read();

/** Kept in this browser, as how one reads is: nothing of anybody is in it. */
function read(): readonly ColumnName[] {
  const kept = localStorage.getItem(KEY)?.split(' ');
  return kept === undefined ? COLUMNS : COLUMNS.filter((name) => name === 'name' || kept.includes(name));
}

/** Which columns of the list are shown from now on. */
export function chooseColumns(names: readonly ColumnName[]): void {
  chosen = names;
  localStorage.setItem(KEY, names.join(' '));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useChosenColumns(): readonly ColumnName[] {
  return useSyncExternalStore(subscribe, () => chosen);
}
