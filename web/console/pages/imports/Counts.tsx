import { useQueryClient } from '@tanstack/react-query';
import { count } from '../../format.ts';
import { send } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';
import type { ImportDetail } from './import-queries.ts';

type Tried = NonNullable<ImportDetail['tried']>;
type County = Tried['counties'][number];

/** What would come of the list: the counts, by county, what is held, what was noticed; and the decision. */
export function Counts({ one, tried, mayRun }: { one: ImportDetail; tried: Tried; mayRun: boolean }) {
  const { words } = useWords();
  const say = words.imports;
  const figures = [
    { key: 'new', value: tried.new }, { key: 'changed', value: tried.changed }, { key: 'same', value: tried.same }, { key: 'gone', value: tried.gone }, { key: 'wrong', value: tried.wrong },
  ] as const;
  return (
    <>
      <section aria-label={say.counts}>
        <ul className="card spine">
          {figures.map(({ key, value }) => (
            <li key={key}>
              <span className="what">{say[key]}</span>
              <span className="figure">{count(value)}</span>
              <span className="note">{say[`${key}Note`]}</span>
            </li>
          ))}
        </ul>
      </section>
      {tried.returned && mayRun && (
        <p>
          <a className="button" href={`/api/imports/${one.id}/returned`} download>{say.returned}</a> <span className="small mute">{say.returnedHint}</span>
        </p>
      )}
      {one.state === 'deciding' && mayRun && <Decision one={one} tried={tried} />}
      <div className="columns">
        <ByCounty tried={tried} />
        <Noticed problems={tried.problems} />
      </div>
    </>
  );
}

function Decision({ one, tried }: { one: ImportDetail; tried: Tried }) {
  const { words } = useWords();
  const client = useQueryClient();
  const say = words.imports;
  const accept = (values: (name: string) => string) => {
    const released = tried.held.map(({ county }) => county).filter((county) => values(`release-${county}`) !== '');
    return send('POST', `/imports/${one.id}/acceptance`, { released });
  };
  return (
    <Card heading={tried.held.length > 0 ? say.held : say.accept} aside={say.countsOf(count(tried.rows))}>
      <div className="inside">
        {tried.sameFile !== null && <p className="fault">{say.sameFile(tried.sameFile)}</p>}
        {tried.held.length > 0 && <p>{say.heldLead}</p>}
        <p>{say.acceptHint}</p>
        <Form label={say.accept} go={say.accept} send={accept} onDone={() => void client.invalidateQueries({ queryKey: ['imports'] })}>
          {tried.held.map(({ county, name, before, now }) => (
            <label key={county} className="tick">
              <input type="checkbox" name={`release-${county}`} /> {say.release(name, count(before), count(now))}
            </label>
          ))}
        </Form>
      </div>
    </Card>
  );
}

function ByCounty({ tried }: { tried: Tried }) {
  const { words } = useWords();
  const say = words.imports;
  const figure = (key: 'new' | 'changed' | 'same' | 'gone'): Column<County> => ({ key, head: say[key], number: true, cell: (county) => count(county[key]) });
  const columns: Column<County>[] = [{ key: 'county', head: say.county, cell: ({ name }) => (name === '' ? say.noCounty : name) }, figure('new'), figure('changed'), figure('same'), figure('gone')];
  return (
    <Card heading={say.byCounty} aside={tried.before ? say.before(tried.before.asOf, count(tried.before.rows)) : say.first}>
      <Table label={say.byCounty} columns={columns} rows={tried.counties} rowKey={({ county }) => county} />
    </Card>
  );
}

function useNoticedColumns() {
  const { words, say } = useWords();
  const label = words.imports;
  const columns: Column<Tried['problems'][number]>[] = [
    { key: 'problem', head: label.problem, cell: (problem) => say(problem) },
    { key: 'severity', head: words.lists.severity, keep: true, cell: ({ severity }) => <Tag tone={severity === 'warning' ? 'calm' : 'ask'}>{named(words.lists.severities, severity)}</Tag> },
    { key: 'rows', head: label.howMany, number: true, cell: ({ rows }) => (rows === 0 ? '' : count(rows)) },
  ];
  return columns;
}

function Noticed({ problems }: { problems: Tried['problems'] }) {
  const label = useWords().words.imports;
  const columns = useNoticedColumns();
  if (problems.length === 0) return null;
  return (
    <Card heading={label.problems}>
      <Table label={label.problems} columns={columns} rows={problems} rowKey={({ code, severity, zh }) => `${code} ${severity} ${zh}`} />
    </Card>
  );
}
