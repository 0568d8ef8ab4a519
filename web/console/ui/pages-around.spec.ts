import { expect, test } from 'vitest';
import { pagesAround } from './pages-around.ts';

test('the first, the last and the near pages are offered, each once', () => {
  expect(pagesAround(1, 1)).toEqual([1]);
  expect(pagesAround(1, 3)).toEqual([1, 2, 3]);
  expect(pagesAround(10, 24)).toEqual([1, 8, 9, 10, 11, 12, 24]);
});
