import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useAnnounce } from '../../announce.ts';
import { count } from '../../format.ts';
import { PAGE_SIZE } from '../../queries.ts';
import { conflictsQuery, type ConflictFilter, type ConflictPage } from '../../register-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Choice, FilterBar } from '../../ui/FilterBar.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';

type Item = ConflictPage['items'][number];

function useColumns(): Column<Item>[] {
  const { words, say: label } = useWords();
  const say = words.conflicts;
  return [
    {
      key: 'kind',
      head: say.kind,
      cell: (item) => (
        <Link to="/conflicts/$conflict" params={{ conflict: String(item.id) }} aria-label={say.open(item.name ?? say.unnamed, label(item.label))}>
          {label(item.label)}
        </Link>
      ),
    },
    { key: 'name', head: say.name, cell: ({ name }) => name ?? say.unnamed, keep: true },
    { key: 'row', head: say.row, cell: ({ row }) => (row === null ? say.noRow : say.rowOf(row)), keep: true },
    { key: 'in', head: say.status, cell: ({ inPopulation }) => (inPopulation ? say.inPopulation : say.leftOut) },
  ];
}

/** What files of the register contradict themselves or the register in. */
export function ConflictsPage({ filter }: { filter: ConflictFilter }) {
  const { words, say: label } = useWords();
  const say = words.conflicts;
  const navigate = useNavigate();
  const columns = useColumns();
  const query = useQuery(conflictsQuery(filter));
  const go = (next: ConflictFilter) => void navigate({ to: '/conflicts', search: next });
  const { page = 1, ...rest } = filter;
  useAnnounce(query.data ? say.list(query.data.total) : words.loading);
  return (
    <Page title={say.title} lead={say.lead}>
      <FilterBar label={words.findings.filters}>
        <Choice label={say.kind} all={words.all} value={filter.kind} options={(query.data?.kinds ?? []).map((one) => ({ id: one.kind, name: `${label(one.label)} ${count(one.count)}` }))} onChoose={(kind) => go({ ...(filter.status === undefined ? {} : { status: filter.status }), ...(kind === undefined ? {} : { kind }) })} />
        <Choice label={say.status} all={say.statuses.open} value={filter.status} options={(['settled', 'vanished'] as const).map((id) => ({ id, name: say.statuses[id] }))} onChoose={(status) => go(status === undefined ? {} : { status })} />
      </FilterBar>
      <Loaded query={query}>
        {({ total, items }) => (
          <Card heading={say.list(total)}>
            {total === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <Table label={say.title} columns={columns} rows={items} rowKey={({ id }) => String(id)} />}
            {total > PAGE_SIZE && <Pagination page={page} size={PAGE_SIZE} total={total} link={(n) => ({ to: '/conflicts', search: { ...rest, ...(n > 1 ? { page: n } : {}) } })} />}
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
