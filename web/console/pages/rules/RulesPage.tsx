import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAnnounce } from '../../announce.ts';
import { count } from '../../format.ts';
import { KINDS } from '../../kinds.ts';
import { useMay } from '../../me.ts';
import { overviewQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice, FilterBar } from '../../ui/FilterBar.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { named, useWords } from '../../words/index.ts';
import { rulesQuery, type RuleLine, type RulesFilter } from './rules-queries.ts';

const STATES = ['in_force', 'draft', 'ended', 'later'] as const;

function fits({ benefit, kind, state, departments }: RuleLine, filter: RulesFilter): boolean {
  return (filter.benefit === undefined || benefit === filter.benefit) && (filter.kind === undefined || kind === filter.kind)
    && (filter.stands === undefined || state === filter.stands) && (filter.department === undefined || departments.includes(filter.department));
}

function Filters({ filter, items }: { filter: RulesFilter; items: readonly RuleLine[] }) {
  const { words, say: label } = useWords();
  const say = words.rules;
  const navigate = useNavigate();
  const narrow = (change: { [Key in keyof RulesFilter]?: string | undefined }) => {
    void navigate({ to: '/rules', search: Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined)) });
  };
  const benefits = [...new Map(items.map(({ benefit, benefitLabel }) => [benefit, label(benefitLabel)]))].map(([id, name]) => ({ id, name }));
  const departments = [...new Set(items.flatMap((one) => one.departments))].map((id) => ({ id, name: named(words.departments, id) }));
  return (
    <FilterBar label={say.filters}>
      <Choice label={say.benefit} all={words.all} value={filter.benefit} options={benefits} onChoose={(benefit) => narrow({ benefit })} />
      <Choice label={say.kind} all={words.all} value={filter.kind} options={KINDS.map((id) => ({ id, name: words.kind[id] }))} onChoose={(kind) => narrow({ kind })} />
      <Choice label={say.state} all={words.all} value={filter.stands} options={STATES.map((id) => ({ id, name: say.states[id] }))} onChoose={(stands) => narrow({ stands })} />
      <Choice label={say.department} all={words.all} value={filter.department} options={departments} onChoose={(department) => narrow({ department })} />
    </FilterBar>
  );
}

function useColumns(): Column<RuleLine>[] {
  const { words, say: label } = useWords();
  const say = words.rules;
  const { data } = useQuery({ ...overviewQuery(), enabled: useMay()('overview:read') });
  const found = (rule: string) => data?.matrix.find((row) => row.rule === rule)?.total ?? 0;
  const link = ({ rule, label: name }: RuleLine) => (
    <Link to="/rules/$rule" params={{ rule }}>
      {label(name)}
    </Link>
  );
  const findings = ({ rule, label: name }: RuleLine) => (
    <NumberLink value={found(rule)} describe={say.open(label(name), data?.city.name ?? '', count(found(rule)))} to="/findings" search={{ rule }} />
  );
  return [
    { key: 'rule', head: say.rule, cell: link },
    { key: 'benefit', head: say.benefit, cell: ({ benefitLabel }) => label(benefitLabel) },
    { key: 'kind', head: say.kind, keep: true, cell: ({ kind }) => words.kind[kind] },
    { key: 'state', head: say.state, keep: true, cell: ({ state }) => say.states[state] },
    { key: 'since', head: say.since, keep: true, cell: ({ from, to }) => say.period(from, to) },
    ...(data ? [{ key: 'findings', head: say.findings, number: true, cell: findings }] : []),
  ];
}

/** Every rule, each with a page of its own. */
export function RulesPage({ filter }: { filter: RulesFilter }) {
  const { words } = useWords();
  const say = words.rules;
  const query = useQuery(rulesQuery());
  const columns = useColumns();
  const shown = (query.data?.items ?? []).filter((rule) => fits(rule, filter));
  useAnnounce(query.data ? say.heading(shown.length) : '');
  return (
    <Page title={say.title} heading={query.data ? say.heading(shown.length) : say.title} lead={say.lead}>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Filters filter={filter} items={items} />
            <Card heading={say.title}>
              {shown.length === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <Table label={say.title} columns={columns} rows={shown} rowKey={({ rule }) => rule} />}
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}
