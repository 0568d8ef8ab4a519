import type { ListDetail } from '../../api.ts';
import { count, percent } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

type County = ListDetail['coverage'][number];

function useColumns(list: ListDetail): Column<County>[] {
  const { words } = useWords();
  return [
    { key: 'county', head: words.lists.county, cell: ({ name }) => name },
    { key: 'rows', head: words.lists.now, number: true, cell: ({ rows }) => count(rows) },
    {
      key: 'held',
      head: words.lists.compare,
      cell: (county) => {
        if (list.previous === null) return <span className="mute">—</span>;
        const held = list.held.find((each) => each.county === county.county);
        return held ? <Tag tone="ask">{words.lists.shrunk(held.before, percent(held.before - held.now, held.before))}</Tag> : <span className="mute">{words.lists.noHeld}</span>;
      },
    },
  ];
}

/** Rows by county; a county held because it shrank says by how much. */
export function Counties({ list }: { list: ListDetail }) {
  const { words } = useWords();
  return (
    <Card heading={words.lists.byCounty} aside={list.previous ? `${words.lists.previous} ${list.previous.asOf}` : words.lists.noPrevious}>
      <Table label={words.lists.byCounty} columns={useColumns(list)} rows={list.coverage} rowKey={({ county }) => county} />
    </Card>
  );
}
