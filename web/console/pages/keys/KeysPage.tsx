import { useQuery } from '@tanstack/react-query';
import { count, instant } from '../../format.ts';
import type { Key, Keys } from '../../keep.ts';
import { keysQuery } from '../../keep-queries.ts';
import { useMay } from '../../me.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';
import { ChangeKeys } from './ChangeKeys.tsx';

/** What lies under a key, by the room it is of: "register.person.identity" counts as one column of the register. */
function useUsedIn(): (key: Key) => string {
  const { words } = useWords();
  const say = words.keys;
  return ({ usedIn, purpose, state }) => {
    if (purpose === 'signing') return say.signs[state];
    if (usedIn.length === 0) return say.nothing;
    const rooms = Map.groupBy(usedIn, (one) => one.split('.')[0] ?? one);
    return [...rooms].map(([room, columns]) => (room === 'files' ? say.files : say.columns(named(say.rooms, room), columns.length))).join(words.listed);
  };
}

function useColumns(): Column<Key>[] {
  const { words } = useWords();
  const say = words.keys;
  const usedIn = useUsedIn();
  return [
    { key: 'purpose', head: say.purpose, keep: true, cell: ({ purpose }) => say.purposes[purpose], under: ({ id }) => say.number(id) },
    { key: 'suite', head: say.suite, keep: true, cell: ({ suite, purpose }) => say.algorithms[suite][purpose] },
    { key: 'state', head: say.state, keep: true, cell: ({ state }) => <Tag tone={state === 'active' ? 'has' : 'calm'}>{say.states[state]}</Tag> },
    { key: 'since', head: say.since, keep: true, cell: ({ madeAt }) => instant(madeAt) },
    { key: 'usedIn', head: say.usedIn, cell: (key) => usedIn(key) },
  ];
}

function Standing({ keys }: { keys: Keys['keys'] }) {
  const { words } = useWords();
  const columns = useColumns();
  return (
    <Card heading={words.keys.list} aside={words.keys.total(count(keys.filter(({ state }) => state !== 'retired').length))}>
      <Table label={words.keys.list} columns={columns} rows={keys.toReversed()} rowKey={({ id }) => String(id)} />
    </Card>
  );
}

/** The keys under which everything is sealed, and their change. */
export function KeysPage() {
  const { words } = useWords();
  const may = useMay();
  const query = useQuery(keysQuery());
  return (
    <Page title={words.keys.title} lead={words.keys.lead}>
      <Loaded query={query}>
        {(keys) => (
          <>
            <Standing keys={keys.keys} />
            {may('keys:rotate') && <ChangeKeys keys={keys} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
