import { expect, test, vi } from 'vitest';
import { everyDay } from './retention.ts';

test('now and once a day, also after a day on which it failed; what runs when it is stopped is waited for', async () => {
  vi.useFakeTimers();
  const told: unknown[] = [];
  let runs = 0;
  const stop = everyDay(async () => {
    runs += 1;
    if (runs === 2) throw new Error('disk full');
  }, (error) => told.push(error));
  expect(runs).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * 86_400_000);
  expect([runs, told]).toEqual([3, [new Error('disk full')]]);
  await stop();
  await vi.advanceTimersByTimeAsync(2 * 86_400_000);
  expect(runs).toBe(3);
  vi.useRealTimers();
});
