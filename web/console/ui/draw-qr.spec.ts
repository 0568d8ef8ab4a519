import { expect, test } from 'vitest';
import { drawQr } from './draw-qr.ts';

test('an address is a square of the smallest version that holds it, with its three finders and a quiet zone of four', () => {
  const { path, size } = drawQr('https://jinbao.example/field#enrol=0123456789abcdef0123456789abcdef0123456789a');
  expect((size - 8 - 17) % 4).toBe(0);
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`));
  const far = size - 4;
  for (const [x, y] of [[4, 4], [far - 7, 4], [4, far - 7]] as const) {
    for (let i = 0; i < 7; i += 1) expect([dark.has(`${x + i},${y}`), dark.has(`${x},${y + i}`)]).toEqual([true, true]);
  }
  expect([...dark].every((at) => at.split(',').every((n) => Number(n) >= 4 && Number(n) < far))).toBe(true);
});
