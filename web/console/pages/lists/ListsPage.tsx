import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ListSummary } from '../../api.ts';
import { count } from '../../format.ts';
import { useMay } from '../../me.ts';
import { overviewQuery, listsQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

function useColumns(counties: number): Column<ListSummary>[] {
  const { words, say } = useWords();
  const open = (list: ListSummary, what: string, value: number) => (
    <NumberLink value={value} describe={words.overview.openFigure(`${say(list.label)} ${what}`, count(value))} to="/lists/$list" params={{ list: list.id }} />
  );
  return [
    {
      key: 'list',
      head: words.lists.list,
      cell: (list) => (
        <Link to="/lists/$list" params={{ list: list.id }}>
          {say(list.label)}
        </Link>
      ),
      under: (list) => say(list.agency),
    },
    { key: 'asOf', head: words.lists.asOf, keep: true, cell: (list) => list.asOf },
    {
      key: 'rows',
      head: words.lists.rows,
      number: true,
      cell: (list) => open(list, words.lists.rows, list.rows),
      under: (list) => list.previous && words.lists.change(list.rows, list.previous.rows),
    },
    { key: 'linked', head: words.lists.linked, number: true, cell: (list) => open(list, words.lists.linked, list.linked) },
    { key: 'asked', head: words.lists.asked, number: true, cell: (list) => open(list, words.lists.asked, list.asked) },
    { key: 'nobody', head: words.lists.nobody, number: true, cell: (list) => open(list, words.lists.nobody, list.nobody) },
    { key: 'rejected', head: words.lists.rejected, number: true, cell: (list) => open(list, words.lists.rejected, list.rejected) },
    {
      key: 'coverage',
      head: words.lists.coverage,
      keep: true,
      cell: (list) => (
        <>
          {words.lists.covered(list.coverage.filter(({ rows }) => rows > 0).length, counties)}
          {list.held.length > 0 && (
            <>
              {' '}
              <Tag tone="ask">{words.lists.held}</Tag>
            </>
          )}
        </>
      ),
    },
    { key: 'expires', head: words.lists.expires, keep: true, cell: (list) => list.expiresOn },
  ];
}

/** What came in: every list's latest snapshot and what became of its rows. */
export function ListsPage() {
  const { words } = useWords();
  const may = useMay();
  const query = useQuery(listsQuery());
  const { data: overview } = useQuery(overviewQuery());
  const columns = useColumns(overview?.counties.length ?? 0);
  return (
    <Page title={words.lists.title} lead={words.lists.lead}>
      <Card heading={words.lists.latest} aside={may('imports:run') ? <Link to="/imports">{words.imports.title}</Link> : undefined}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty what={words.lists.empty} hint={words.lists.emptyHint} />
            ) : (
              <Table label={words.lists.title} columns={columns} rows={items} rowKey={(list) => list.id} />
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}
