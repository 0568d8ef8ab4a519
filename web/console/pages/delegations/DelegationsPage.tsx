import { useQuery } from '@tanstack/react-query';
import type { Delegation } from '../../access.ts';
import { instant } from '../../format.ts';
import { useMay, useMe } from '../../me.ts';
import { delegationsQuery } from '../../queries.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';

function useColumns(): Column<Delegation>[] {
  const { words } = useWords();
  const me = useMe();
  const may = useMay();
  const say = words.delegations;
  /** Where it is ended, if it may be by whoever looks. */
  const pathOf = ({ id, absentee }: Delegation) =>
    absentee === me?.id && may('delegations:grant') ? `/delegations/${id}` : may('rights:manage') ? `/accounts/${absentee}/delegations/${id}` : null;
  return [
    { key: 'absentee', head: say.absentee, keep: true, cell: ({ absenteeName }) => absenteeName },
    { key: 'deputy', head: say.deputy, keep: true, cell: ({ deputyName }) => deputyName },
    { key: 'from', head: say.from, keep: true, cell: ({ from }) => instant(from) },
    { key: 'until', head: say.until, keep: true, cell: ({ until }) => instant(until) },
    {
      key: 'end',
      head: say.end,
      keep: true,
      cell: (loan) => {
        const path = pathOf(loan);
        if (path === null) return '—';
        return (
          <Act describe={say.endOf(loan.absenteeName, loan.deputyName)} act={() => send('DELETE', path)} done={say.ended} renews="delegations">
            {say.end}
          </Act>
        );
      },
    },
  ];
}

/** Who stands in for whom, now and later. */
export function DelegationsPage() {
  const { words } = useWords();
  const columns = useColumns();
  const query = useQuery(delegationsQuery());
  return (
    <Page title={words.delegations.title} lead={words.delegations.lead}>
      <Card heading={words.delegations.list}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty what={words.delegations.empty} hint={words.delegations.emptyHint} />
            ) : (
              <Table label={words.delegations.list} columns={columns} rows={items} rowKey={({ id }) => id} />
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}
