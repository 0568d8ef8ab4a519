import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../call.ts';
import { isAtRest, type ImportProgress, type ImportState } from './import-queries.ts';

const AGAIN_MS = 1500;

/** How far an import is, as the server tells it, until it rests; the page is read anew whenever its state is no longer what is shown. */
export function useProgress(id: string, shown: ImportState): ImportProgress | undefined {
  const client = useQueryClient();
  const [progress, setProgress] = useState<ImportProgress>();
  useEffect(() => {
    const stopped = new AbortController();
    const take = (one: ImportProgress) => {
      setProgress(one);
      if (isAtRest(one.state)) void client.invalidateQueries();
      else if (one.state !== shown) void client.invalidateQueries({ queryKey: ['imports'] });
    };
    void follow(id, stopped.signal, take);
    return () => stopped.abort();
  }, [id, shown, client]);
  return progress;
}

/** Reads the server's events, and asks again where the line breaks or the server starts anew. */
async function follow(id: string, signal: AbortSignal, take: (one: ImportProgress) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      const answer = await call(`/imports/${encodeURIComponent(id)}/progress`, { signal, headers: { 'jinbao-background': '1' } });
      for await (const one of events(answer)) {
        take(one);
        if (isAtRest(one.state)) return;
      }
    } catch {
      // Told by the page where it reads anew; here it is tried again.
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

async function* events(answer: Response): AsyncGenerator<ImportProgress> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done) return;
    text += value;
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    for (const event of whole) yield JSON.parse(event.slice('data: '.length));
  }
}
