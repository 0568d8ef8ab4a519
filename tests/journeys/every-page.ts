import type { APIRequestContext } from 'playwright-core';
import { z } from 'zod';
import { anImport } from './an-import.ts';
import type { Member } from './members.ts';

type EveryPage = {
  /** Who sees it in the tests and the pictures: somebody who may, and has something to see there. */
  as: Member;
  /** Its address on the demo city; where it holds an id, asked of the server as that member. */
  at: string | ((request: APIRequestContext) => Promise<string>);
};

/**
 * Every page of the console for those who are signed in. A page that is here is looked at by axe in three themes and at 400 %, reached by
 * keyboard, kept as a tree (`trees/<name>.txt`) and photographed; one that is not is not finished.
 */
export const PAGES = {
  overview: { as: 'office', at: '/' },
  lists: { as: 'office', at: '/lists' },
  list: { as: 'office', at: async (request) => `/lists/${await firstId(request, '/api/lists')}` },
  imports: { as: 'office', at: '/imports' },
  import: { as: 'office', at: anImport },
  findings: { as: 'office', at: '/findings?kind=missed' },
  person: { as: 'office', at: aPerson },
  person_record: { as: 'office', at: async (request) => `${(await aPerson(request)).split('?')[0]}?view=record` },
  person_history: { as: 'office', at: async (request) => `${(await aPerson(request)).split('?')[0]}?view=timeline` },
  corrections: { as: 'office', at: '/corrections' },
  conflicts: { as: 'county', at: '/conflicts' },
  conflict: { as: 'county', at: async (request) => `/conflicts/${Conflicts.parse(await (await request.get('/api/conflicts?kind=two_people_one_identity')).json()).items[0]?.id}` },
  desk: { as: 'office', at: '/desk' },
  rules: { as: 'office', at: '/rules' },
  rule: { as: 'office', at: '/rules/living_allowance_missed?from=2016-06-30&to=2023-06-30' },
  draft: { as: 'office', at: '/what-if/new?rule=medicine_subsidy_missed' },
  trial: { as: 'office', at: aTrial },
  'what-if': { as: 'office', at: '/what-if' },
  quality: { as: 'office', at: '/quality' },
  me: { as: 'county', at: '/me' },
  start: { as: 'system', at: '/' },
  accounts: { as: 'system', at: '/accounts' },
  account: { as: 'security', at: async (request) => `/accounts/${await firstId(request, '/api/accounts')}` },
  delegations: { as: 'security', at: '/delegations' },
  devices: { as: 'county', at: '/devices' },
  audit: { as: 'auditor', at: '/audit' },
  privacy: { as: 'office', at: '/privacy' },
  requests: { as: 'county', at: '/requests' },
  looks: { as: 'office', at: '/looks' },
  retention: { as: 'auditor', at: '/retention' },
  breaches: { as: 'security', at: '/breaches' },
  keys: { as: 'system', at: '/keys' },
} as const satisfies Record<string, EveryPage>;

export type PageName = keyof typeof PAGES;

export const PAGE_NAMES = Object.keys(PAGES).filter((name): name is PageName => name in PAGES);

const Conflicts = z.object({ items: z.array(z.object({ id: z.int() })).min(1) });
const Items = z.object({ items: z.array(z.object({ id: z.string() })).min(1) });
const Findings = z.object({ items: z.array(z.object({ personId: z.string(), rule: z.string() })).min(1) });

/** The id of the first of a list of the server. */
async function firstId(request: APIRequestContext, list: string): Promise<string | undefined> {
  return Items.parse(await (await request.get(list)).json()).items[0]?.id;
}

async function aPerson(request: APIRequestContext): Promise<string> {
  const { items } = Findings.parse(await (await request.get('/api/findings?rule=living_allowance_missed&size=1')).json());
  return `/people/${items[0]?.personId}?rule=${items[0]?.rule}`;
}

/** A draft tried on everyone of the demo city. */
async function aTrial(request: APIRequestContext): Promise<string> {
  const draft = { name: '护理补贴到三级', files: [{ file: 'draft.yaml', text: 'parameter: care_allowance.lowest_grade\nvalues: [{value: 3}]\n' }] };
  const tried = await request.post('/api/what-if', { data: draft, headers: { origin: new URL((await request.get('/healthz')).url()).origin } });
  return `/what-if/${z.object({ id: z.number() }).parse(await tried.json()).id}`;
}

/** The address of a page on this server. */
export async function pathOf(name: PageName, { request }: { request: APIRequestContext }): Promise<string> {
  const { at }: EveryPage = PAGES[name];
  return typeof at === 'string' ? at : at(request);
}
