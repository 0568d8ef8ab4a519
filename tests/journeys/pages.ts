import type { Page } from 'playwright-core';
import { z } from 'zod';

/** Every page of the console. */
export const PAGES = ['overview', 'lists', 'list', 'findings', 'person', 'desk', 'quality'] as const;

const FindingsAnswer = z.object({ items: z.array(z.object({ personId: z.string(), rule: z.string() })).min(1) });
const ListsAnswer = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });

/** An address of that page which has something to show on this server. */
export async function pathOf(name: (typeof PAGES)[number], { request }: Page): Promise<string> {
  if (name === 'list') {
    const { items } = ListsAnswer.parse(await (await request.get('/api/lists')).json());
    return `/lists/${items[0]?.id}`;
  }
  if (name === 'person') {
    const { items } = FindingsAnswer.parse(await (await request.get('/api/findings?rule=living_allowance_missed&size=1')).json());
    return `/people/${items[0]?.personId}?rule=${items[0]?.rule}`;
  }
  return { overview: '/', lists: '/lists', findings: '/findings?kind=missed', desk: '/desk', quality: '/quality' }[name];
}
