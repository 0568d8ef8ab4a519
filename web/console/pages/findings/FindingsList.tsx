import { useCallback, useState } from 'react';
import type { FindingItem } from '../../api.ts';
import { LongTable } from '../../ui/LongTable.tsx';
import { ErrorBox } from '../../ui/Notices.tsx';
import { useWords } from '../../words/index.ts';
import { useChosenColumns } from './chosen-columns.ts';
import { useListColumns } from './columns.tsx';
import type { Filter, Order } from './looking.ts';
import { usePieces } from './use-pieces.ts';

type FindingsListProps = { filter: Filter; order: Order; total: number; chosen?: { ids: ReadonlySet<string>; toggle: (item: FindingItem) => void } };

/** One row a finding, however many; the name opens why. With `chosen`, each row has a box to choose it by. */
export function FindingsList({ filter, order, total, chosen }: FindingsListProps) {
  const { words } = useWords();
  const columns = useListColumns(useChosenColumns());
  const [{ from, to }, setSeen] = useState({ from: 0, to: 0 });
  const see = useCallback((first: number, last: number) => setSeen({ from: first, to: last }), []);
  const { rowOf, failed } = usePieces(filter, order, from, to);
  const box = chosen && {
    head: words.listing.chosen,
    // oxlint-disable-next-line react/no-unstable-nested-components
    cell: (item: FindingItem) => <input type="checkbox" aria-label={words.listing.choose(item.name)} checked={chosen.ids.has(item.id)} onChange={() => chosen.toggle(item)} />,
  };
  return (
    <>
      <p className="unseen">{words.listing.keys}</p>
      {failed && <ErrorBox {...failed} />}
      <LongTable
        key={JSON.stringify([filter, order])}
        label={words.findings.title}
        columns={columns}
        total={total}
        rowOf={rowOf}
        onSee={see}
        rowKey={({ id }) => id}
        before={box}
      />
    </>
  );
}
