import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, stringifySearchWith } from '@tanstack/react-router';
import type { ConflictFilter } from './register-queries.ts';
import type { AuditFilter, Outcome } from './access.ts';
import type { DeskFilter } from './pages/desk/desk-queries.ts';
import { readLooking } from './pages/findings/looking.ts';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { viewOf, type View } from './pages/person/views.ts';
import type { Days, RulesFilter } from './pages/rules/rules-queries.ts';
import { DIMENSIONS, TURNING, type TrialSearch } from './pages/what-if/asked.ts';
import { SignInPage } from './pages/sign-in/SignInPage.tsx';
import { WorkbenchPage } from './pages/workbench/WorkbenchPage.tsx';
import { Frame } from './ui/Frame.tsx';
import { Shell } from './ui/Shell.tsx';

type Search = Record<string, unknown>;

/** Every page but the first comes when it is asked for, so that the first weighs little (`first-load.spec.ts`). */
const ListsPage = lazyRouteComponent(() => import('./pages/lists/ListsPage.tsx'), 'ListsPage');
const ListPage = lazyRouteComponent(() => import('./pages/lists/ListPage.tsx'), 'ListPage');
const DeskPage = lazyRouteComponent(() => import('./pages/desk/DeskPage.tsx'), 'DeskPage');
const FindingsPage = lazyRouteComponent(() => import('./pages/findings/FindingsPage.tsx'), 'FindingsPage');
const PersonPage = lazyRouteComponent(() => import('./pages/person/PersonPage.tsx'), 'PersonPage');
const AccountPage = lazyRouteComponent(() => import('./pages/accounts/AccountPage.tsx'), 'AccountPage');
const AccountsPage = lazyRouteComponent(() => import('./pages/accounts/AccountsPage.tsx'), 'AccountsPage');
const AuditPage = lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage');
const DelegationsPage = lazyRouteComponent(() => import('./pages/delegations/DelegationsPage.tsx'), 'DelegationsPage');
const DevicesPage = lazyRouteComponent(() => import('./pages/devices/DevicesPage.tsx'), 'DevicesPage');
const PrivacyPage = lazyRouteComponent(() => import('./pages/privacy/PrivacyPage.tsx'), 'PrivacyPage');
const QualityPage = lazyRouteComponent(() => import('./pages/quality/QualityPage.tsx'), 'QualityPage');
const MePage = lazyRouteComponent(() => import('./pages/me/MePage.tsx'), 'MePage');

function text(search: Search, key: string): string | undefined {
  const value = search[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function pageNumber(search: Search): number | undefined {
  const page = Number(search['page']);
  return Number.isInteger(page) && page > 1 ? page : undefined;
}

const OUTCOMES = ['done', 'refused', 'failed'] as const satisfies readonly Outcome[];

/** Only the fields that are set, so that an address says no more than it must. */
function set<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return JSON.parse(JSON.stringify(fields));
}

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => (
    <Shell>
      <NotFoundPage />
    </Shell>
  ),
});

/** A path of this console, and nobody else's. */
function ownPath(from: string | undefined): string | undefined {
  return from !== undefined && /^\/(?![/\\])/.test(from) && !from.startsWith('/sign-in') ? from : undefined;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Search): { from?: string; refused?: string } => set({ from: ownPath(text(search, 'from')), refused: text(search, 'refused') }),
  component: () => <SignInPage {...signIn.useSearch()} />,
});

/** Everything that is shown only to somebody who is signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
});

const me = createRoute({ getParentRoute: () => inside, path: '/me', component: MePage });

const start = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: (search: Search): { county?: string } => set({ county: text(search, 'county') }),
  component: WorkbenchPage,
});

const lists = createRoute({ getParentRoute: () => inside, path: '/lists', component: ListsPage });

const list = createRoute({ getParentRoute: () => inside, path: '/lists/$list', component: () => <ListPage id={list.useParams().list} /> });

const findings = createRoute({
  getParentRoute: () => inside,
  path: '/findings',
  validateSearch: readLooking,
  component: () => <FindingsPage looking={findings.useSearch()} />,
});

const person = createRoute({
  getParentRoute: () => inside,
  path: '/people/$personId',
  validateSearch: (search: Search): { rule?: string; view?: View } => set({ rule: text(search, 'rule'), view: viewOf(text(search, 'view')) }),
  component: () => <PersonPage personId={person.useParams().personId} rule={person.useSearch().rule} view={person.useSearch().view} />,
});

const desk = createRoute({
  getParentRoute: () => inside,
  path: '/desk',
  validateSearch: (search: Search): DeskFilter => set({ list: text(search, 'list'), county: text(search, 'county'), state: search['state'] === 'set_aside' ? 'set_aside' : undefined }),
  component: () => <DeskPage key={JSON.stringify(desk.useSearch())} filter={desk.useSearch()} />,
});

const quality = createRoute({ getParentRoute: () => inside, path: '/quality', component: QualityPage });

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/accounts',
  validateSearch: (search: Search): { search?: string; page?: number } => set({ search: text(search, 'search'), page: pageNumber(search) }),
  component: () => <AccountsPage {...accounts.useSearch()} />,
});

const account = createRoute({ getParentRoute: () => inside, path: '/accounts/$account', component: () => <AccountPage id={account.useParams().account} /> });

const delegations = createRoute({ getParentRoute: () => inside, path: '/delegations', component: DelegationsPage });

const devices = createRoute({ getParentRoute: () => inside, path: '/devices', component: DevicesPage });

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: (search: Search): AuditFilter => {
    return set({
      actor: text(search, 'actor'),
      action: text(search, 'action'),
      subject: text(search, 'subject'),
      outcome: OUTCOMES.find((outcome) => outcome === search['outcome']),
      from: text(search, 'from'),
      to: text(search, 'to'),
      page: pageNumber(search),
    });
  },
  component: () => <AuditPage filter={audit.useSearch()} />,
});

const privacy = createRoute({ getParentRoute: () => inside, path: '/privacy', component: PrivacyPage });

const keys = createRoute({ getParentRoute: () => inside, path: '/keys', component: lazyRouteComponent(() => import('./pages/keys/KeysPage.tsx'), 'KeysPage') });

const RequestsPage = lazyRouteComponent(() => import('./pages/requests/RequestsPage.tsx'), 'RequestsPage');
const requests = createRoute({
  getParentRoute: () => inside,
  path: '/requests',
  validateSearch: (search: Search): { all?: 'true'; person?: string } => set({ all: search['all'] === 'true' ? 'true' : undefined, person: text(search, 'person') }),
  component: () => {
    const { all, person: about } = requests.useSearch();
    return <RequestsPage key={about ?? ''} all={all === 'true'} {...set({ person: about })} />;
  },
});

const RequestPage = lazyRouteComponent(() => import('./pages/requests/RequestPage.tsx'), 'RequestPage');
const request = createRoute({ getParentRoute: () => inside, path: '/requests/$request', component: () => <RequestPage id={request.useParams().request} /> });

const looks = createRoute({ getParentRoute: () => inside, path: '/looks', component: lazyRouteComponent(() => import('./pages/looks/LooksPage.tsx'), 'LooksPage') });

const retention = createRoute({ getParentRoute: () => inside, path: '/retention', component: lazyRouteComponent(() => import('./pages/retention/RetentionPage.tsx'), 'RetentionPage') });

const breaches = createRoute({ getParentRoute: () => inside, path: '/breaches', component: lazyRouteComponent(() => import('./pages/breaches/BreachesPage.tsx'), 'BreachesPage') });

const BreachPage = lazyRouteComponent(() => import('./pages/breaches/BreachPage.tsx'), 'BreachPage');
const breach = createRoute({ getParentRoute: () => inside, path: '/breaches/$incident', component: () => <BreachPage id={breach.useParams().incident} /> });

const ImportsPage = lazyRouteComponent(() => import('./pages/imports/ImportsPage.tsx'), 'ImportsPage');
const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  validateSearch: (search: Search): { page?: number } => set({ page: pageNumber(search) }),
  component: () => <ImportsPage page={imports.useSearch().page ?? 1} />,
});

const ImportPage = lazyRouteComponent(() => import('./pages/imports/ImportPage.tsx'), 'ImportPage');
const importOne = createRoute({ getParentRoute: () => inside, path: '/imports/$import', component: () => <ImportPage id={importOne.useParams().import} /> });

const CorrectionsPage = lazyRouteComponent(() => import('./pages/corrections/CorrectionsPage.tsx'), 'CorrectionsPage');
const corrections = createRoute({
  getParentRoute: () => inside,
  path: '/corrections',
  validateSearch: (search: Search): { state?: 'decided'; page?: number } => set({ state: search['state'] === 'decided' ? 'decided' : undefined, page: pageNumber(search) }),
  component: () => <CorrectionsPage state={corrections.useSearch().state ?? 'waiting'} page={corrections.useSearch().page ?? 1} />,
});

const ConflictsPage = lazyRouteComponent(() => import('./pages/conflicts/ConflictsPage.tsx'), 'ConflictsPage');
const conflicts = createRoute({
  getParentRoute: () => inside,
  path: '/conflicts',
  validateSearch: (search: Search): ConflictFilter => set({ kind: text(search, 'kind'), status: text(search, 'status'), page: pageNumber(search) }),
  component: () => <ConflictsPage filter={conflicts.useSearch()} />,
});

const ConflictPage = lazyRouteComponent(() => import('./pages/conflicts/ConflictPage.tsx'), 'ConflictPage');
const conflict = createRoute({ getParentRoute: () => inside, path: '/conflicts/$conflict', component: () => <ConflictPage id={conflict.useParams().conflict} /> });

const RulesPage = lazyRouteComponent(() => import('./pages/rules/RulesPage.tsx'), 'RulesPage');
const rules = createRoute({
  getParentRoute: () => inside,
  path: '/rules',
  validateSearch: (search: Search): RulesFilter => set({ benefit: text(search, 'benefit'), kind: text(search, 'kind'), stands: text(search, 'stands'), department: text(search, 'department') }),
  component: () => <RulesPage filter={rules.useSearch()} />,
});

const RulePage = lazyRouteComponent(() => import('./pages/rules/RulePage.tsx'), 'RulePage');
const rule = createRoute({
  getParentRoute: () => inside,
  path: '/rules/$rule',
  validateSearch: (search: Search): Days => set({ from: text(search, 'from'), to: text(search, 'to') }),
  component: () => <RulePage id={rule.useParams().rule} days={rule.useSearch()} />,
});

const whatIf = createRoute({ getParentRoute: () => inside, path: '/what-if', component: lazyRouteComponent(() => import('./pages/what-if/WhatIfPage.tsx'), 'WhatIfPage') });

const DraftPage = lazyRouteComponent(() => import('./pages/what-if/DraftPage.tsx'), 'DraftPage');
const draft = createRoute({
  getParentRoute: () => inside,
  path: '/what-if/new',
  validateSearch: (search: Search): { rule?: string; draft?: string } => set({ rule: text(search, 'rule'), draft: text(search, 'draft') }),
  component: () => <DraftPage key={JSON.stringify(draft.useSearch())} {...set({ rule: draft.useSearch().rule, draft: draft.useSearch().draft })} />,
});

const ComparePage = lazyRouteComponent(() => import('./pages/what-if/ComparePage.tsx'), 'ComparePage');
const compare = createRoute({
  getParentRoute: () => inside,
  path: '/what-if/compare',
  validateSearch: (search: Search): { a?: string; b?: string } => set({ a: text(search, 'a'), b: text(search, 'b') }),
  component: () => <ComparePage a={compare.useSearch().a ?? ''} b={compare.useSearch().b ?? ''} />,
});

const TrialPage = lazyRouteComponent(() => import('./pages/what-if/TrialPage.tsx'), 'TrialPage');
const trial = createRoute({
  getParentRoute: () => inside,
  path: '/what-if/$trial',
  validateSearch: (search: Search): TrialSearch => set({ by: DIMENSIONS.find((by) => by === search['by']), question: text(search, 'question'), outcome: TURNING.find((one) => one === search['outcome']), county: text(search, 'county'), page: pageNumber(search) }),
  component: () => {
    const { by, ...filter } = trial.useSearch();
    return <TrialPage trial={trial.useParams().trial} {...set({ by })} filter={filter} />;
  },
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, inside.addChildren([start, lists, list, imports, importOne, findings, person, desk, quality, corrections, conflicts, conflict, rules, rule, whatIf, draft, compare, trial, me, accounts, account, delegations, devices, audit, privacy, keys, requests, request, looks, retention, breaches, breach])]),
  // Division codes are digits and must stay text.
  parseSearch: (written) => Object.fromEntries(new URLSearchParams(written)),
  stringifySearch: stringifySearchWith(JSON.stringify),
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
