import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFields } from '../../field-names.ts';
import { count, instant } from '../../format.ts';
import type { Incident } from '../../keep.ts';
import { incidentQuery } from '../../keep-queries.ts';
import { useMay } from '../../me.ts';
import { usePlace } from '../../place.ts';
import { Card } from '../../ui/Card.tsx';
import { Crumbs } from '../../ui/Crumbs.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import { TakeStep } from './TakeStep.tsx';

type Notice = Incident['notices'][number];

/** Who is to be told by when, and what was done. */
function useNoticeColumns({ steps }: Incident): Column<Notice>[] {
  const { words, say: label } = useWords();
  const say = words.breaches;
  const done = ({ notice }: Notice) => steps.find(({ step }) => step === notice);
  const open = ({ late }: Notice) => <Tag tone={late ? 'ask' : 'act'}>{late ? say.late : say.open}</Tag>;
  return [
    { key: 'who', head: say.toTell, cell: (notice) => label(notice.label) },
    { key: 'due', head: say.dueAt, keep: true, cell: ({ dueAt }) => instant(dueAt) },
    {
      key: 'done',
      head: say.told,
      cell: (notice) => {
        const step = done(notice);
        return step === undefined ? open(notice) : instant(step.at);
      },
      under: (notice) => done(notice)?.note,
    },
  ];
}

function useCountyColumns(): Column<Incident['counties'][number]>[] {
  const { words } = useWords();
  const say = words.breaches;
  const place = usePlace();
  return [
    { key: 'county', head: say.county, cell: ({ county }) => (county === '' ? say.noCounty : place(county)) },
    { key: 'people', head: say.people, number: true, cell: ({ people }) => count(people) },
  ];
}

function useFieldColumns(): Column<Incident['fields'][number]>[] {
  const { words, say: label } = useWords();
  const say = words.breaches;
  const known = new Map(useFields().map((one) => [one.field, label(one.label)]));
  return [
    { key: 'field', head: say.field, cell: ({ field }) => known.get(field) ?? field },
    { key: 'times', head: say.times, number: true, cell: ({ times }) => count(times) },
  ];
}

function useAccountColumns(): Column<Incident['accounts'][number]>[] {
  const { words } = useWords();
  const say = words.breaches;
  return [
    { key: 'actor', head: say.account, cell: ({ actor }) => <code>{actor}</code> },
    { key: 'people', head: say.people, number: true, cell: ({ people }) => count(people) },
    { key: 'rows', head: say.rows, number: true, cell: ({ rows }) => count(rows) },
  ];
}

/** Who is touched: numbers by county, account and field. Nobody of the register is named here. */
function Touched({ incident: { counties, accounts, fields } }: { incident: Incident }) {
  const { words } = useWords();
  const say = words.breaches;
  const [ofCounties, ofFields, ofAccounts] = [useCountyColumns(), useFieldColumns(), useAccountColumns()];
  return (
    <div className="columns">
      <Card heading={say.counties}>
        <Table label={say.counties} rows={counties} rowKey={({ county }) => county} columns={ofCounties} />
      </Card>
      <Card heading={say.fields}>
        <Table label={say.fields} rows={fields} rowKey={({ field }) => field} columns={ofFields} />
      </Card>
      <Card heading={say.accounts}>
        <Table label={say.accounts} rows={accounts} rowKey={({ actor }) => actor} columns={ofAccounts} />
      </Card>
    </div>
  );
}

function Deadlines({ incident }: { incident: Incident }) {
  const { words } = useWords();
  return <Table label={words.breaches.deadlines} rows={incident.notices} rowKey={({ notice }) => notice} columns={useNoticeColumns(incident)} />;
}

/** One breach or drill: deadlines, who is touched, the text of both notices. */
export function BreachPage({ id }: { id: string }) {
  const { words } = useWords();
  const say = words.breaches;
  const may = useMay();
  const query = useQuery(incidentQuery(id));
  const incident = query.data;
  return (
    <Page title={incident ? say.titleOf(incident.id, say.kinds[incident.kind]) : say.one} above={<Crumbs steps={[{ key: 'breaches', step: <Link to="/breaches" activeOptions={{ exact: true }}>{say.title}</Link> }]} />} lead={incident?.what}>
      <Loaded query={query}>
        {(one) => (
          <>
            <Card heading={say.deadlines} aside={one.steps.some(({ step }) => step === 'closed') ? say.closed : undefined}>
              <Deadlines incident={one} />
              <div className="inside">
                <Facts
                  facts={[
                    { what: say.people, is: count(one.people) },
                    { what: say.from, is: instant(one.from) },
                    { what: say.to, is: instant(one.to) },
                    { what: say.reportedAt, is: instant(one.openedAt) },
                  ]}
                />
              </div>
            </Card>
            {may('breach:draw_up') && <TakeStep incident={one} />}
            <Touched incident={one} />
            <div className="columns">
              <Card heading={say.noticeToAuthority}>
                <p className="inside lines" lang="zh-CN">
                  {one.noticeToAuthority}
                </p>
              </Card>
              <Card heading={say.noticeToPeople}>
                <p className="inside lines" lang="zh-CN">
                  {one.noticeToPeople}
                </p>
              </Card>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
