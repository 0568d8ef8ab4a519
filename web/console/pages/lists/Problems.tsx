import type { ListProblem } from '../../api.ts';
import { count } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';

/** Places shown of one kind of problem; the returned file has them all. */
const SHOWN = 2;

function useColumns(): Column<ListProblem>[] {
  const { words, say } = useWords();
  return [
    { key: 'problem', head: words.lists.problem, cell: (problem) => say(problem) },
    {
      key: 'severity',
      head: words.lists.severity,
      keep: true,
      cell: (problem) => <Tag tone={problem.severity === 'warning' ? 'calm' : 'ask'}>{named(words.lists.severities, problem.severity)}</Tag>,
    },
    { key: 'count', head: words.lists.count, number: true, cell: (problem) => count(problem.count) },
    {
      key: 'samples',
      head: words.lists.samples,
      cell: (problem) => (
        <ul className="mute small">
          {problem.samples.slice(0, SHOWN).map(({ sheet, row, column }) => (
            <li key={`${sheet} ${row} ${column}`}>{words.lists.sample(sheet, row, column)}</li>
          ))}
        </ul>
      ),
    },
  ];
}

/** What is wrong with rows of a list, by kind: the sentence, how many, where to look. */
export function Problems({ problems }: { problems: ListProblem[] }) {
  const { words } = useWords();
  const columns = useColumns();
  return (
    <Card heading={words.lists.problems}>
      {problems.length === 0 ? (
        <p className="notice">{words.lists.noProblems}</p>
      ) : (
        <Table label={words.lists.problems} columns={columns} rows={problems.toSorted((a, b) => b.count - a.count)} rowKey={({ code }) => code} />
      )}
    </Card>
  );
}
