import { expect, test } from 'vitest';
import { stageClock } from './stage-clock.ts';

test('stages side by side share the processor time, and the clock counts the wall once', async () => {
  const clock = stageClock();
  const before = process.cpuUsage();
  const busy = async () => {
    const end = performance.now() + 50;
    while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
    return 1;
  };
  await Promise.all([clock.measure('read', busy, (rows) => rows), clock.measure('link', busy, (rows) => rows)]);
  const { user, system } = process.cpuUsage(before);
  const [read, link] = clock.costs.map(({ cpuSeconds }) => cpuSeconds);
  expect((read ?? 0) + (link ?? 0)).toBeLessThanOrEqual((user + system) / 1e6 + 0.002);
  expect(Math.abs((read ?? 0) - (link ?? 0))).toBeLessThan(0.03);
  expect(clock.seconds()).toBeLessThan(clock.costs.reduce((sum, { seconds }) => sum + seconds, 0));
});
