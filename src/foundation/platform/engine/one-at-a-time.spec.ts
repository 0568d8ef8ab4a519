import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { oneAtATime, openDuckdb } from './index.ts';

test('pieces of work do not mix, and a failure stops nobody behind it', async () => {
  const engine = await openDuckdb();
  const desk = oneAtATime(engine);
  const seen: string[] = [];
  const work = (name: string) => desk(async () => {
    seen.push(`${name} begins`);
    await sleep(5);
    if (name === 'b') throw new Error('b fails');
    seen.push(`${name} ends`);
    return name;
  });
  const [a, b, c] = await Promise.allSettled([work('a'), work('b'), work('c')]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends']);
  expect([a.status, b.status, c.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  engine.close();
});
