import { instant } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import type { ImportDetail } from './import-queries.ts';

/** What happened to an import, and who asked for it. */
export function History({ history }: Pick<ImportDetail, 'history'>) {
  const { words } = useWords();
  const label = words.imports;
  const columns: Column<ImportDetail['history'][number]>[] = [
    { key: 'at', head: label.when, keep: true, cell: ({ at }) => instant(at) },
    { key: 'state', head: label.what, cell: ({ state }) => label.states[state] },
    { key: 'by', head: label.who, cell: ({ by }) => by ?? label.office },
  ];
  return <Card heading={label.history}><Table label={label.history} columns={columns} rows={history} rowKey={({ at, state }) => `${at} ${state}`} /></Card>;
}
