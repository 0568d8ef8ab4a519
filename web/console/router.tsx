import { createRootRoute, createRoute, createRouter, parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import type { FindingFilter } from './api.ts';
import { kindOf } from './kinds.ts';
import { DeskPage } from './pages/desk/DeskPage.tsx';
import { FindingsPage } from './pages/findings/FindingsPage.tsx';
import { ListPage } from './pages/lists/ListPage.tsx';
import { ListsPage } from './pages/lists/ListsPage.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { OverviewPage } from './pages/overview/OverviewPage.tsx';
import { PersonPage } from './pages/person/PersonPage.tsx';
import { QualityPage } from './pages/quality/QualityPage.tsx';
import { Shell } from './ui/Shell.tsx';

type Search = Record<string, unknown>;

function text(search: Search, key: string): string | undefined {
  const value = search[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function pageNumber(search: Search): number | undefined {
  const page = Number(search['page']);
  return Number.isInteger(page) && page > 1 ? page : undefined;
}

function outcomeOf(value: string | undefined): 'confirmed' | 'excluded' | undefined {
  return value === 'confirmed' || value === 'excluded' ? value : undefined;
}

/** Only the fields that are set, so that an address says no more than it must. */
function set<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return JSON.parse(JSON.stringify(fields));
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage });

const lists = createRoute({ getParentRoute: () => root, path: '/lists', component: ListsPage });

const list = createRoute({ getParentRoute: () => root, path: '/lists/$list', component: () => <ListPage id={list.useParams().list} /> });

const findings = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  validateSearch: (search: Search): FindingFilter => {
    return set({
      kind: kindOf(text(search, 'kind')),
      rule: text(search, 'rule'),
      county: text(search, 'county'),
      town: text(search, 'town'),
      q: text(search, 'q'),
      outcome: outcomeOf(text(search, 'outcome')),
      page: pageNumber(search),
    });
  },
  component: () => <FindingsPage filter={findings.useSearch()} />,
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  validateSearch: (search: Search): { rule?: string } => set({ rule: text(search, 'rule') }),
  component: () => <PersonPage personId={person.useParams().personId} rule={person.useSearch().rule} />,
});

const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  validateSearch: (search: Search): { page?: number } => set({ page: pageNumber(search) }),
  component: () => <DeskPage page={desk.useSearch().page ?? 1} />,
});

const quality = createRoute({ getParentRoute: () => root, path: '/quality', component: QualityPage });

export const router = createRouter({
  routeTree: root.addChildren([overview, lists, list, findings, person, desk, quality]),
  // Division codes are digits and must stay text.
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(JSON.stringify),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
