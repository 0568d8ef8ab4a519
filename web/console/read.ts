import { call } from './call.ts';

/** A query string of the fields that are set, in a fixed order; '' when none is. */
export function query(fields: Record<string, string | number | undefined>): string {
  const set = Object.entries(fields).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]]));
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}

/** GETs one JSON resource below /api; the caller names the shape the server declares for it. */
export async function read<Shape>(path: string, signal: AbortSignal): Promise<Shape> {
  const answer = await call(path, { signal, headers: { accept: 'application/json' } });
  return answer.json();
}

/** The same by a timer of the page, which keeps no session alive. */
export async function readInBackground<Shape>(path: string, signal: AbortSignal): Promise<Shape> {
  const answer = await call(path, { signal, headers: { accept: 'application/json', 'jinbao-background': '1' } });
  return answer.json();
}
