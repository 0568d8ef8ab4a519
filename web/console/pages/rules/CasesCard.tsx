import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import type { Rule } from './rules-queries.ts';

type Case = Rule['cases'][number];

/** So many are shown at once. */
const FIRST = 5;

/** What a rule must say of invented people. */
export function CasesCard({ rule: { cases, kind } }: { rule: Rule }) {
  const { words, say: label } = useWords();
  const say = words.rules;
  const known = ({ facts, rows, notGiven }: Case) =>
    [...facts.map((fact) => `${label(fact.label)}：${label(fact.shown)}`), ...rows.map((one) => say.rowsIn(label(one.label), one.rows)), ...notGiven.map((list) => say.notGiven(label(list)))].join('；');
  const columns: Column<Case>[] = [
    { key: 'name', head: say.example, cell: ({ name }) => name, under: ({ because, asOf }) => `${asOf} ${because}` },
    { key: 'facts', head: say.facts2, cell: known },
    { key: 'expect', head: say.expect, keep: true, cell: ({ expect }) => words.verdict[kind][expect] },
  ];
  const table = (rows: readonly Case[]) => <Table label={say.cases} columns={columns} rows={rows} rowKey={({ name, asOf, pack }) => `${pack} ${name} ${asOf}`} />;
  if (cases.length === 0) return null;
  return (
    <Card heading={say.cases} aside={say.casesHint(cases.length)}>
      {table(cases.slice(0, FIRST))}
      {cases.length > FIRST && (
        <details className="not-run">
          <summary>{say.moreCases(cases.length - FIRST)}</summary>
          {table(cases.slice(FIRST))}
        </details>
      )}
    </Card>
  );
}
