import { useQuery } from '@tanstack/react-query';
import type { OwnSession } from '../../access.ts';
import { instant } from '../../format.ts';
import { ownSessionsQuery } from '../../queries.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Card } from '../../ui/Card.tsx';
import { Clamped } from '../../ui/Clamped.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

function useColumns(): Column<OwnSession>[] {
  const { words } = useWords();
  const say = words.me;
  return [
    { key: 'since', head: say.since, keep: true, cell: ({ madeAt }) => instant(madeAt) },
    { key: 'lastSeen', head: say.lastSeen, keep: true, cell: ({ lastSeen }) => instant(lastSeen) },
    { key: 'source', head: say.source, keep: true, cell: ({ source }) => source },
    { key: 'agent', head: say.agent, cell: ({ agent }) => <Clamped>{agent}</Clamped> },
    {
      key: 'end',
      head: say.end,
      keep: true,
      cell: ({ id, current, source, madeAt }) =>
        current ? (
          <Tag tone="has">{say.current}</Tag>
        ) : (
          <Act describe={say.endOf(source, instant(madeAt))} act={() => send('DELETE', `/me/sessions/${id}`)} done={say.ended} renews="me">
            {say.end}
          </Act>
        ),
    },
  ];
}

/** Where one is signed in; a session one does not know is ended here. */
export function OwnSessions() {
  const { words } = useWords();
  const columns = useColumns();
  const query = useQuery(ownSessionsQuery());
  return (
    <Card heading={words.me.sessions}>
      <Loaded query={query}>
        {({ items }) => (
          <>
            <Table label={words.me.sessions} columns={columns} rows={items} rowKey={({ id }) => id} />
            {items.length > 1 && (
              <p className="inside">
                <Act act={() => send('DELETE', '/me/sessions')} done={words.me.ended} renews="me">
                  {words.me.endOthers}
                </Act>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
