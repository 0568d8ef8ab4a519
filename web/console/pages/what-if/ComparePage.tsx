import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../me.ts';
import { BarChart } from '../../ui/BarChart.tsx';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { money, told, together } from './told.ts';
import { comparedQuery, type Compared, type Tally } from './what-if-queries.ts';

type Question = Compared['questions'][number];
type Line = { value: string; name: string; a: Tally | null; b: Tally | null };

const GAIN = ['enters', 'rises'];
const LOSE = ['leaves', 'falls'];

/** One question of two drafts, in total and by county. */
function ComparedQuestion({ question: { question, label: own, counties, a, b, money: paid }, names }: { question: Question; names: { a: string; b: string } }) {
  const { words: { whatIf: say }, say: label } = useWords();
  const lines: Line[] = [...counties.map(({ value, label: name, a: one, b: two }) => ({ value, name: label(name), a: one, b: two })), { value: 'all', name: say.total, a, b }];
  const of = (side: 'a' | 'b', which: readonly string[]) => ({ [side]: tally }: Line) => (tally === null ? say.notTouched : told(together(tally.outcomes, which)));
  const cost = (side: 'a' | 'b') => ({ [side]: tally }: Line) => (tally === null ? say.notTouched : tally.cost === null ? say.hidden : money(tally.cost.difference, true));
  const sides = ['a', 'b'] as const;
  const columns: Column<Line>[] = [
    { key: 'county', head: say.county, cell: ({ name }) => name },
    ...sides.flatMap((side): Column<Line>[] => [
      { key: `${side} gains`, head: `${say[side]} ${say.gains}`, number: true, cell: of(side, GAIN) },
      { key: `${side} loses`, head: `${say[side]} ${say.loses}`, number: true, cell: of(side, LOSE) },
      ...(paid ? [{ key: `${side} costs`, head: `${say[side]} ${say.costs}`, number: true, cell: cost(side) }] : []),
    ]),
  ];
  const values = (side: 'a' | 'b') => lines.slice(0, -1).map(({ [side]: tally }) => (tally === null ? null : together(tally.outcomes, [...GAIN, ...LOSE])));
  return (
    <Card heading={label(own)}>
      <Table label={label(own)} columns={columns} rows={lines} rowKey={({ value }) => `${question} ${value}`} />
      <BarChart
        label={say.chart(label(own))}
        rows={lines.slice(0, -1).map(({ name }) => name)}
        series={[{ name: `${say.a} ${names.a}`, token: 'act', values: values('a') }, { name: `${say.b} ${names.b}`, token: 'ask', values: values('b') }]}
      />
    </Card>
  );
}

/** Two trials side by side. */
export function ComparePage({ a, b }: { a: string; b: string }) {
  const { words: { whatIf: say } } = useWords();
  const mayTry = useMay()('what_if:try');
  return (
    <Page title={say.comparison} lead={say.lead}>
      <Loaded query={useQuery(comparedQuery(a, b, mayTry))}>
        {(compared) => (
          <>
            <ul className="plain">
              {(['a', 'b'] as const).map((side) => (
                <li key={side}>
                  <strong>{say[side]}</strong>{' '}
                  <Link to="/what-if/$trial" params={{ trial: String(compared[side].id) }}>
                    {compared[side].name}
                  </Link>
                </li>
              ))}
            </ul>
            {!compared.samePolicy && <p className="note" data-tone="ask">{say.otherPolicy}</p>}
            {!compared.sameDay && <p className="note" data-tone="ask">{say.otherDay}</p>}
            {compared.questions.map((question) => (
              <ComparedQuestion key={question.question} question={question} names={{ a: compared.a.name, b: compared.b.name }} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
