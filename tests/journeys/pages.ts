import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Member } from './members.ts';

/** Every page of the console for those who are signed in, with a member who may see it. */
export const PAGES = {
  overview: 'office',
  lists: 'office',
  list: 'office',
  findings: 'office',
  person: 'office',
  desk: 'office',
  quality: 'office',
  me: 'county',
  start: 'system',
  accounts: 'system',
  account: 'security',
  delegations: 'security',
  devices: 'county',
  audit: 'auditor',
  privacy: 'office',
} as const satisfies Record<string, Member>;

export type PageName = keyof typeof PAGES;

export const PAGE_NAMES = Object.keys(PAGES).filter((name): name is PageName => name in PAGES);

const FindingsAnswer = z.object({ items: z.array(z.object({ personId: z.string(), rule: z.string() })).min(1) });
const ListsAnswer = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });

/** An address of that page which has something to show on this server, for the member of the page. */
export async function pathOf(name: PageName, { request }: Page): Promise<string> {
  if (name === 'list' || name === 'account') {
    const { items } = ListsAnswer.parse(await (await request.get(`/api/${name}s`)).json());
    return `/${name}s/${items[0]?.id}`;
  }
  if (name === 'person') {
    const { items } = FindingsAnswer.parse(await (await request.get('/api/findings?rule=living_allowance_missed&size=1')).json());
    return `/people/${items[0]?.personId}?rule=${items[0]?.rule}`;
  }
  if (name === 'overview' || name === 'start') return '/';
  return name === 'findings' ? '/findings?kind=missed' : `/${name}`;
}
