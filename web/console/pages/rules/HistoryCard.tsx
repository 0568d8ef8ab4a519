import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { Field, Form } from '../../ui/Form.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { daysQuery, type ComparedLine, type Days, type Rule, type Version } from './rules-queries.ts';

function changeOf({ before, after, same }: ComparedLine): 'same' | 'changed' | 'added' | 'removed' {
  if (same) return 'same';
  return before === null ? 'added' : after === null ? 'removed' : 'changed';
}

/** What the rule said on two days, side by side; what changed says so in a word. */
function SideBySide({ rule, from, to }: { rule: string; from: string; to: string }) {
  const { words: { rules: say }, say: label } = useWords();
  const columns: Column<ComparedLine>[] = [
    { key: 'what', head: say.what, cell: (line) => label(line.label), under: ({ part }) => say.parts[part] },
    { key: 'before', head: from, cell: ({ before }) => (before === null ? say.notThen : label(before)) },
    { key: 'after', head: to, cell: ({ after }) => (after === null ? say.notThen : label(after)) },
    { key: 'change', head: say.change, keep: true, cell: (line) => say.changes[changeOf(line)] },
  ];
  return (
    <Loaded query={useQuery(daysQuery(rule, from, to))}>
      {({ lines }) => (
        <>
          {lines.length === 0 && <p className="notice">{say.nothingThen}</p>}
          {lines.length > 0 && lines.every(({ same }) => same) && <p className="under-table">{say.allSame}</p>}
          {lines.length > 0 && <Table label={say.between} columns={columns} rows={lines} rowKey={({ part, label: what, before, after }) => `${part} ${what.en} ${before?.en} ${after?.en}`} />}
        </>
      )}
    </Loaded>
  );
}

/** The versions of a rule over years and packs, and any two days laid side by side. */
export function HistoryCard({ rule: { rule, versions, asOf }, days }: { rule: Rule; days: Days }) {
  const { words: { rules: say }, say: label } = useWords();
  const navigate = useNavigate();
  const oldest = versions.map(({ from }) => from).toSorted()[0] ?? asOf;
  const columns: Column<Version>[] = [
    { key: 'since', head: say.since, keep: true, cell: ({ from, to }) => say.period(from, to) },
    { key: 'region', head: say.region, keep: true, cell: ({ regionName }) => regionName },
    { key: 'state', head: say.state, keep: true, cell: ({ state, counts }) => (counts ? say.here : say.states[state]) },
    { key: 'pack', head: say.pack, cell: ({ packLabel }) => label(packLabel) },
    { key: 'says', head: say.reading, cell: ({ sentence }) => label(sentence) },
  ];
  return (
    <Card heading={say.history} aside={say.historyHint}>
      <Table label={say.history} columns={columns} rows={versions} rowKey={({ pack, region, from, state }) => `${pack} ${region} ${from} ${state}`} />
      <div className="in-card">
        <Form
          label={say.between}
          go={say.compare}
          send={(values) => navigate({ to: '/rules/$rule', params: { rule }, search: { from: values('from'), to: values('to') }, resetScroll: false })}
        >
          <Field key={days.from} name="from" type="date" required label={say.from} defaultValue={days.from ?? oldest} />
          <Field key={days.to} name="to" type="date" required label={say.to} defaultValue={days.to ?? asOf} />
        </Form>
      </div>
      {days.from !== undefined && days.to !== undefined && <SideBySide rule={rule} from={days.from} to={days.to} />}
    </Card>
  );
}
