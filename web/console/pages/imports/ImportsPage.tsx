import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { count, instant } from '../../format.ts';
import { useMay } from '../../me.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { Bring } from './Bring.tsx';
import { importsQuery, type ImportSummary } from './import-queries.ts';
import { StateTag } from './StateTag.tsx';

function useColumns(): Column<ImportSummary>[] {
  const { words, say } = useWords();
  const heads = words.imports.columns;
  const known = (value: number | null) => (value === null ? <span className="mute">—</span> : count(value));
  return [
    { key: 'list', head: heads.list, cell: (one) => <Link to="/imports/$import" params={{ import: one.id }}>{say(one.label)}</Link>, under: (one) => one.fileName },
    { key: 'asOf', head: heads.asOf, keep: true, cell: (one) => one.asOf },
    { key: 'state', head: heads.state, keep: true, cell: (one) => <StateTag state={one.state} /> },
    { key: 'rows', head: heads.rows, number: true, cell: (one) => known(one.rows) },
    { key: 'wrong', head: heads.wrong, number: true, cell: (one) => known(one.wrong) },
    { key: 'by', head: heads.by, cell: (one) => one.by, under: (one) => instant(one.createdAt) },
  ];
}

/** Where a table is brought in, and every table that was, with how far it is. */
export function ImportsPage({ page }: { page: number }) {
  const { words } = useWords();
  const may = useMay();
  const query = useQuery({ ...importsQuery(page), refetchInterval: 5000 });
  const columns = useColumns();
  return (
    <Page title={words.imports.title} lead={words.imports.lead}>
      {may('imports:run') && <Bring />}
      <Card heading={words.imports.all}>
        <Loaded query={query}>
          {({ items, total, size }) =>
            items.length === 0 ? (
              <Empty what={words.imports.none} hint={words.imports.noneHint} />
            ) : (
              <>
                <Table label={words.imports.all} columns={columns} rows={items} rowKey={({ id }) => id} />
                <div className="inside"><Pagination page={page} size={size} total={total} link={(to) => ({ to: '/imports', search: to > 1 ? { page: to } : {} })} /></div>
              </>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}
