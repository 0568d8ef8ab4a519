import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { FIRST_LOAD_LIMIT, firstLoad } from './first-load.ts';

test('a first load is at most 350 KB gzipped, and charts, uploads and pictures to scan are not in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinbao-first-load-'));
  try {
    await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error', build: { outDir: folder } });
    const { first } = firstLoad(folder);
    expect(first.reduce((sum, { gzipped }) => sum + gzipped, 0)).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
    expect(first.map(({ file }) => file).filter((file) => /chart|tus|qr/i.test(file))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
