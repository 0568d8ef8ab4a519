import { Link } from '@tanstack/react-router';
import { BarChart } from '../../ui/BarChart.tsx';
import { Button } from '../../ui/Button.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useWords } from '../../words/index.ts';
import { DIMENSIONS, OUTCOMES, TURNING } from './asked.ts';
import { downloadCsv } from './download.ts';
import { money, told } from './told.ts';
import type { Dimension, Outcome, Question, Tally } from './what-if-queries.ts';

type Group = Tally & { value: string | null; name: string };

type CellProps = { trial: number; question: string; group: Group; outcome: Outcome; by: Dimension; mayPeople: boolean };

/** A number that opens its people, where one may see them and they can be named by a filter. */
function Cell({ trial, question, group, outcome, by, mayPeople }: CellProps) {
  const { words: { whatIf: say } } = useWords();
  const value = group.outcomes[outcome];
  const opens = mayPeople && value !== null && value > 0 && TURNING.includes(outcome) && (group.value === null || (by === 'county' && group.value !== ''));
  if (!opens) return told(value);
  return (
    <Link
      to="/what-if/$trial"
      params={{ trial: String(trial) }}
      search={{ by, question, outcome, ...(group.value === null ? {} : { county: group.value }) }}
      hash="people"
      className="opens"
      aria-label={say.showPeople(told(value), say.outcomes[outcome], group.value === null ? '' : group.name)}
    >
      {told(value)}
    </Link>
  );
}

type BreakdownProps = { trial: number; question: Question; by: Dimension; mayPeople: boolean; onDimension: (by: Dimension) => void };

/** The same people by county, category, grade, age or household: a table, and a picture of it. */
export function Breakdown({ trial, question, by, mayPeople, onDimension }: BreakdownProps) {
  const { words: { whatIf: say }, say: label } = useWords();
  const groups: Group[] = question.groups[by].map((group) => ({ ...group, name: label(group.label) }));
  const rows: Group[] = [...groups, { ...question.total, value: null, name: say.total }];
  const shown = OUTCOMES.filter((outcome) => question.money || (outcome !== 'rises' && outcome !== 'falls'));
  const cell = (outcome: Outcome) => (group: Group) => <Cell trial={trial} question={question.question} group={group} outcome={outcome} by={by} mayPeople={mayPeople} />;
  const cost = ({ cost: own }: Group) => (own === null ? say.hidden : money(own.difference, true));
  const columns: Column<Group>[] = [
    { key: 'group', head: say.dimensions[by], cell: ({ name }) => name },
    { key: 'people', head: say.people, number: true, cell: ({ people }) => told(people) },
    ...shown.map((outcome): Column<Group> => ({ key: outcome, head: say.outcomes[outcome], number: true, cell: cell(outcome) })),
    ...(question.money ? [{ key: 'cost', head: say.cost, number: true, cell: cost }] : []),
  ];
  const title = say.chart(label(question.label));
  const asText = () => downloadCsv(`${question.question.replace(':', '-')}-${by}.csv`, [
    [say.dimensions[by], say.people, ...shown.map((outcome) => say.outcomes[outcome]), ...(question.money ? [say.cost] : [])],
    ...rows.map((group) => [group.name, told(group.people), ...shown.map((outcome) => told(group.outcomes[outcome])), ...(question.money ? [cost(group)] : [])]),
  ]);
  const outcomes = shown.filter((outcome) => TURNING.includes(outcome) && groups.some((group) => group.outcomes[outcome] !== 0));
  const tokens = { enters: 'has', rises: 'act', leaves: 'ask', falls: 'mute' } as const satisfies Partial<Record<Outcome, string>>;
  const tokenOf = (outcome: Outcome) => Object.entries(tokens).find(([key]) => key === outcome)?.[1] ?? 'mute';
  return (
    <Tabs label={say.breakdown} at={by} tabs={DIMENSIONS.map((id) => ({ id, name: say.dimensions[id] }))} onChoose={(id) => onDimension(DIMENSIONS.find((one) => one === id) ?? 'county')}>
      <Table label={`${label(question.label)}，${say.dimensions[by]}`} columns={columns} rows={rows} rowKey={({ value }) => value ?? 'all'} />
      {outcomes.length > 0 && (
        <BarChart label={title} rows={groups.map(({ name }) => name)} series={outcomes.map((outcome) => ({ name: say.outcomes[outcome], token: tokenOf(outcome), values: groups.map((group) => group.outcomes[outcome]) }))} />
      )}
      <p className="under-table">
        <Button onPress={asText}>{say.export}</Button>
      </p>
    </Tabs>
  );
}
