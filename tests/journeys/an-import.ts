import { setTimeout as sleep } from 'node:timers/promises';
import type { APIRequestContext } from 'playwright-core';
import { z } from 'zod';
import { inventedList } from './invented-list.ts';

const Imports = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) });
const Made = z.object({ id: z.string() });
/** As a page of ours sends it. */
const FROM_HERE = { 'sec-fetch-site': 'same-origin' };

/** The address of an import that waits for its columns: one that is there, else one brought now. */
export async function anImport(request: APIRequestContext): Promise<string> {
  const waiting = async () => Imports.parse(await (await request.get('/api/imports')).json()).items.find(({ state }) => state === 'mapping');
  if (!(await waiting())) {
    const file = inventedList(20);
    const about = { list: 'resident_insurance', asOf: '2018-07-31', fileName: '居民医保.csv', fileSize: file.length };
    const { id } = Made.parse(await (await request.post('/api/imports', { data: about, headers: FROM_HERE })).json());
    await request.fetch(`/api/uploads/${id}`, { method: 'PATCH', data: file, headers: { ...FROM_HERE, 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' } });
  }
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await waiting();
    if (found) return `/imports/${found.id}`;
    await sleep(100);
  }
  throw new Error('no import came to its columns');
}
