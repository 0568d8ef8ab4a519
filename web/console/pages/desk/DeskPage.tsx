import { useQuery } from '@tanstack/react-query';
import { deskQuery, PAGE_SIZE } from '../../queries.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pagination } from '../../ui/Pagination.tsx';
import { useWords } from '../../words/index.ts';
import { WaitingRow } from './WaitingRow.tsx';

/** Rows nobody could place, each beside the people it may be. */
export function DeskPage({ page }: { page: number }) {
  const { words } = useWords();
  const query = useQuery(deskQuery(page));
  const heading = query.data ? words.desk.rows(query.data.total) : words.desk.title;
  return (
    <Page title={words.desk.title} heading={heading} lead={words.desk.lead}>
      <Loaded query={query}>
        {({ total, items }) => (
          <>
            {items.length === 0 && <Empty what={words.desk.empty} hint={words.desk.emptyHint} />}
            {items.map((row) => (
              <WaitingRow key={`${row.list} ${row.row}`} row={row} />
            ))}
            {total > 0 && <Pagination page={page} size={PAGE_SIZE} total={total} link={(n) => ({ to: '/desk', search: n > 1 ? { page: n } : {} })} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
