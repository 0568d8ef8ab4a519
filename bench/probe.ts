import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const Findings = z.object({ items: z.array(z.object({ personId: z.string(), rule: z.string() })).min(1) });
const EVERY_MS = 250;

/** Somebody who reads all the while; answers, by phase, how many reads there were and how long they took, in ms. Reads while the server is down are none. */
export function prober(url: string, cookie: string) {
  let name: string | null = null;
  const over = new AbortController();
  const took = new Map<string, number[]>();
  const read = async (path: string) => {
    const [phase, begun] = [name, performance.now()];
    const answer = await fetch(`${url}${path}`, { headers: { cookie } }).catch(() => null);
    const text = await answer?.text().catch(() => null);
    if (phase !== null && answer?.ok && text != null) took.set(phase, [...(took.get(phase) ?? []), performance.now() - begun]);
    return text ?? '';
  };
  const reading = (async () => {
    const [first] = Findings.parse(JSON.parse(await read('/api/findings?size=1'))).items;
    for (let turn = 0; !over.signal.aborted; turn += 1) {
      await read(turn % 2 === 0 ? '/api/findings?size=50' : `/api/people/${first?.personId}/why/${first?.rule}`);
      await sleep(EVERY_MS);
    }
  })();
  return {
    phase: (now: string | null) => {
      name = now;
    },
    end: async () => {
      over.abort();
      await reading;
      return new Map([...took].map(([phase, times]) => {
        const sorted = times.toSorted((a, b) => a - b);
        const at = (share: number) => `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`;
        return [phase, [String(sorted.length), at(0.5), at(0.95), at(1)]] as const;
      }));
    },
  };
}
