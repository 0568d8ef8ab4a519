import { expect, test } from 'vitest';
import { openLog, withoutNumbers } from './index.ts';

function record(): { lines: string[]; log: ReturnType<typeof openLog> } {
  const lines: string[] = [];
  return { lines, log: openLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }) };
}

test('no identity, certificate or phone number reaches a line, wherever it is put', () => {
  const { lines, log } = record();
  const identity = '34150219900101005X';
  log.info({ person: { identity, name: '丁一' } }, `row of ${identity}`);
  log.warn(`certificate ${identity}43B1 and 13856400001`);
  log.error({ err: new Error(`Key (number)=(${identity}) already exists.`) }, 'failed');
  const text = lines.join('');
  expect(lines).toHaveLength(3);
  expect(text).not.toContain('19900101');
  expect(text).not.toContain('13856400001');
  expect(text).not.toContain('丁一');
});

test('hashes, counts and dates stay readable', () => {
  const text = '2018-06-30 rows 6000000 sha 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  expect(withoutNumbers(text)).toBe(text);
});
