import type { FindingCounts } from '../../../../../src/judge/coverage/index.ts';
import { count } from '../../../format.ts';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { Table } from '../../../ui/Table.tsx';
import { useWords } from '../../../words/index.ts';
import { useConditionWords } from '../condition-words.ts';
import { filterOf, withCondition, type Dimension, type Looking } from '../looking.ts';

type Counted = FindingCounts['values'][number];

/** How a counted value is called. */
export function useCountedName(by: Dimension): (one: Counted) => string {
  const { say } = useWords();
  const word = useConditionWords();
  return ({ label, value }) => (label ? say(label) : word(by, value));
}

/** The numbers of a chart or a map as a table; each opens its list. */
export function CountsTable({ looking, by, values }: { looking: Looking; by: Dimension; values: readonly Counted[] }) {
  const { words } = useWords();
  const name = useCountedName(by);
  const head = words.narrowing.by[by];
  const columns = [
    { key: 'value', head, cell: name },
    {
      key: 'count',
      head: words.deciding.findings,
      number: true,
      // oxlint-disable-next-line react/no-unstable-nested-components
      cell: (one: Counted) => <NumberLink value={one.count} describe={words.looking.open(name(one), count(one.count))} to="/findings" search={withCondition(filterOf(looking), by, one.value)} />,
    },
  ];
  return <Table label={words.looking.tableBy(head)} columns={columns} rows={values} rowKey={({ value }) => value} />;
}
