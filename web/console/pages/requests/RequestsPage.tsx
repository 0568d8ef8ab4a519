import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PersonRequest } from '../../keep.ts';
import { requestsQuery, rulesQuery } from '../../keep-queries.ts';
import { useMay } from '../../me.ts';
import { usePlace } from '../../place.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { DaysLeft } from './DaysLeft.tsx';
import { EnterRequest } from './EnterRequest.tsx';

/** The name a kind of request goes by in the packs; its key before they are read. */
export function useKindName(): (kind: PersonRequest['kind']) => string {
  const { say } = useWords();
  const { data } = useQuery(rulesQuery());
  return (kind) => {
    const label = data?.requests.find(({ request }) => request === kind)?.label;
    return label === undefined ? kind : say(label);
  };
}

function useColumns(): Column<PersonRequest>[] {
  const { words } = useWords();
  const say = words.requests;
  const kind = useKindName();
  const place = usePlace();
  return [
    {
      key: 'kind',
      head: say.kind,
      keep: true,
      cell: (request) => (
        <Link to="/requests/$request" params={{ request: request.id }} aria-label={say.open(kind(request.kind), request.name ?? say.unknown)}>
          {kind(request.kind)}
        </Link>
      ),
    },
    { key: 'who', head: say.who, keep: true, cell: ({ name }) => name ?? say.unknown, under: ({ askedBy }) => say.askedBy[askedBy] },
    { key: 'place', head: say.place, cell: (request) => place(request.place) },
    { key: 'received', head: say.received, keep: true, cell: ({ receivedOn }) => receivedOn, under: ({ channel }) => say.channels[channel] },
    { key: 'due', head: say.due, keep: true, cell: ({ state }) => state.dueOn, under: (request) => <DaysLeft request={request} /> },
    { key: 'status', head: say.status, keep: true, cell: ({ state }) => say.statuses[state.status] },
  ];
}

type RequestsPageProps = { all?: boolean; person?: string };

/** What people ask about their own data, what is due first in front. */
export function RequestsPage({ all = false, person }: RequestsPageProps) {
  const { words } = useWords();
  const say = words.requests;
  const may = useMay();
  const columns = useColumns();
  const query = useQuery(requestsQuery(person === undefined ? { all } : { all: true, person }));
  const heading = person === undefined ? (all ? say.everything : say.waiting) : say.ofPerson;
  return (
    <Page title={say.title} lead={say.lead}>
      <Card
        heading={heading}
        aside={
          person === undefined && (
            <Link to="/requests" search={all ? {} : { all: 'true' }}>
              {all ? say.onlyWaiting : say.showAll}
            </Link>
          )
        }
      >
        <Loaded query={query}>
          {({ items }) => (items.length === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <Table label={heading} columns={columns} rows={items} rowKey={({ id }) => id} />)}
        </Loaded>
      </Card>
      {may('requests:handle') && <EnterRequest person={person} />}
    </Page>
  );
}
