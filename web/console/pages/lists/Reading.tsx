import type { ListDetail } from '../../api.ts';
import { count } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { named, useWords } from '../../words/index.ts';

/** By which method how many rows found their person. */
export function Methods({ methods }: Pick<ListDetail, 'methods'>) {
  const { words } = useWords();
  const columns: Column<ListDetail['methods'][number]>[] = [
    { key: 'method', head: words.lists.method, cell: ({ method }) => named(words.methods, method) },
    { key: 'count', head: words.lists.count, number: true, cell: (row) => count(row.count) },
  ];
  return (
    <Card heading={words.lists.methods}>
      <Table label={words.lists.methods} columns={columns} rows={methods} rowKey={({ method }) => method} />
    </Card>
  );
}

function useMappingColumns(): Column<ListDetail['mapping'][number]>[] {
  const { words } = useWords();
  return [
    { key: 'header', head: words.lists.header, cell: ({ header }) => header },
    { key: 'field', head: words.lists.field, cell: (column) => (column.field === null ? <span className="mute">{words.lists.unmapped}</span> : named(words.fields, column.field)) },
  ];
}

/** Which of the list's own headers was read as which field. */
export function Mapping({ mapping }: Pick<ListDetail, 'mapping'>) {
  const { words } = useWords();
  return (
    <Card heading={words.lists.mapping}>
      <Table label={words.lists.mapping} columns={useMappingColumns()} rows={mapping} rowKey={({ header }) => header} />
    </Card>
  );
}
