import { useQuery } from '@tanstack/react-query';
import { count } from '../../format.ts';
import type { Due, Receipt } from '../../keep.ts';
import { dueQuery, receiptsQuery } from '../../keep-queries.ts';
import { useMay } from '../../me.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import { CheckReceipt } from './CheckReceipt.tsx';
import { DeleteDue } from './DeleteDue.tsx';

function useDueColumns(): Column<Due>[] {
  const { words, say: label } = useWords();
  const say = words.retention;
  return [
    { key: 'what', head: say.what, cell: ({ what }) => label(what), under: ({ agency }) => agency && label(agency) },
    { key: 'asOf', head: say.asOf, keep: true, cell: ({ asOf }) => asOf ?? '—' },
    { key: 'until', head: say.keptUntil, keep: true, cell: ({ keptUntil }) => keptUntil },
    { key: 'rows', head: say.rows, number: true, cell: ({ rows }) => (rows === null ? '—' : count(rows)) },
    { key: 'files', head: say.files, number: true, cell: ({ files }) => count(files) },
  ];
}

function useReceiptColumns(): Column<Receipt>[] {
  const { words, say: label } = useWords();
  const say = words.retention;
  return [
    { key: 'what', head: say.what, cell: ({ receipt }) => label(receipt.what), under: ({ receipt }) => [receipt.agency && label(receipt.agency), receipt.asOf].filter(Boolean).join(' · ') },
    { key: 'deleted', head: say.deletedOn, keep: true, cell: ({ receipt }) => receipt.deletedOn, under: ({ receipt }) => label(receipt.why) },
    { key: 'rows', head: say.rows, number: true, cell: ({ receipt }) => (receipt.rows === null ? '—' : count(receipt.rows)) },
    { key: 'kept', head: say.kept, number: true, cell: ({ receipt }) => count(receipt.kept.rows) },
    { key: 'holds', head: say.holds, keep: true, cell: ({ ok }) => <Tag tone={ok ? 'has' : 'ask'}>{ok ? say.good : say.bad}</Tag> },
    {
      key: 'file',
      head: say.receipt,
      keep: true,
      cell: ({ receipt, file }) => (
        <a href={`/api/privacy/receipts/${receipt.id}`} download={file} aria-label={say.fetchOf(label(receipt.what), receipt.deletedOn)}>
          {say.fetch}
        </a>
      ),
    },
  ];
}

/** What is to go and what is gone, each with its receipt. */
export function RetentionPage() {
  const { words } = useWords();
  const say = words.retention;
  const may = useMay();
  const due = useQuery(dueQuery());
  const receipts = useQuery(receiptsQuery());
  const [dueColumns, receiptColumns] = [useDueColumns(), useReceiptColumns()];
  return (
    <Page title={say.title} lead={say.lead}>
      <Card heading={say.due}>
        <Loaded query={due}>
          {({ items }) =>
            items.length === 0 ? <Empty what={say.nothingDue} hint={say.nothingDueHint} /> : <Table label={say.due} columns={dueColumns} rows={items} rowKey={({ kind, list, asOf }) => `${kind} ${list} ${asOf}`} />
          }
        </Loaded>
        {may('retention:run') && <DeleteDue due={due.data?.items.length ?? 0} />}
      </Card>
      <Card heading={say.receipts}>
        <Loaded query={receipts}>
          {({ items }) => (items.length === 0 ? <Empty what={say.noReceipts} hint={say.noReceiptsHint} /> : <Table label={say.receipts} columns={receiptColumns} rows={items} rowKey={({ file }) => file} />)}
        </Loaded>
      </Card>
      <CheckReceipt />
    </Page>
  );
}
