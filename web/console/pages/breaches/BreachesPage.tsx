import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { count, instant } from '../../format.ts';
import type { Incident } from '../../keep.ts';
import { incidentsQuery } from '../../keep-queries.ts';
import { useMay } from '../../me.ts';
import { Card } from '../../ui/Card.tsx';
import { Clamped } from '../../ui/Clamped.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import { DrawUp } from './DrawUp.tsx';

/** What is next about an incident, and by when: the first who is still to be told. */
function Next({ incident: { notices, steps } }: { incident: Incident }) {
  const { words, say: label } = useWords();
  const say = words.breaches;
  const done = steps.map(({ step }) => step);
  const next = notices.find(({ notice }) => !done.includes(notice));
  if (done.includes('closed')) return <Tag tone="has">{say.closed}</Tag>;
  if (next === undefined) return <Tag tone="calm">{say.allTold}</Tag>;
  return (
    <>
      <Tag tone={next.late ? 'ask' : 'act'}>{next.late ? say.late : say.open}</Tag> {label(next.label)}
      <span className="under">{say.by(instant(next.dueAt))}</span>
    </>
  );
}

function useColumns(): Column<Incident>[] {
  const { words } = useWords();
  const say = words.breaches;
  return [
    {
      key: 'what',
      head: say.what,
      cell: ({ id, what }) => (
        <Link to="/breaches/$incident" params={{ incident: String(id) }}>
          <Clamped>{what}</Clamped>
        </Link>
      ),
      under: ({ kind }) => say.kinds[kind],
    },
    { key: 'from', head: say.from, keep: true, cell: ({ from }) => instant(from), under: ({ to }) => instant(to) },
    { key: 'people', head: say.people, number: true, cell: ({ people }) => count(people) },
    { key: 'next', head: say.next, cell: (incident) => <Next incident={incident} /> },
  ];
}

/** What got out, in earnest or as a drill: the register of it. */
export function BreachesPage() {
  const { words } = useWords();
  const say = words.breaches;
  const may = useMay();
  const columns = useColumns();
  const query = useQuery(incidentsQuery());
  return (
    <Page title={say.title} lead={say.lead}>
      <Card heading={say.list}>
        <Loaded query={query}>
          {({ items }) => (items.length === 0 ? <Empty what={say.empty} hint={say.emptyHint} /> : <Table label={say.list} columns={columns} rows={items} rowKey={({ id }) => String(id)} />)}
        </Loaded>
      </Card>
      {may('breach:draw_up') && <DrawUp />}
    </Page>
  );
}
