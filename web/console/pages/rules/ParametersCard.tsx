import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import { BasisList } from './BasisList.tsx';
import type { Parameter } from './rules-queries.ts';

type Value = Parameter['values'][number];

function Amount({ value }: { value: Value }) {
  const { say: label } = useWords();
  return (
    <ul className="plain">
      {value.amount.map(({ when, is }) => (
        <li key={`${when?.en} ${is.en}`}>
          {when !== null && <span className="mute">{label(when)}　</span>}
          {label(is)}
        </li>
      ))}
    </ul>
  );
}

/** The amounts and limits a rule uses, each with its dated values and what they rest on. */
export function ParametersCard({ parameters }: { parameters: readonly Parameter[] }) {
  const { words: { rules: say }, say: label } = useWords();
  const amount = (value: Value) => <Amount value={value} />;
  const basis = (value: Value) => <BasisList basis={value.basis} />;
  const columns: Column<Value>[] = [
    { key: 'since', head: say.since, keep: true, cell: ({ from, to }) => say.period(from, to) },
    { key: 'region', head: say.region, keep: true, cell: ({ regionName }) => regionName },
    { key: 'amount', head: say.amount, cell: amount },
    { key: 'state', head: say.state, keep: true, cell: ({ status }) => (status === 'draft' ? say.states.draft : say.states.in_force) },
    { key: 'basis', head: say.basis, cell: basis },
  ];
  if (parameters.length === 0) return null;
  return (
    <Card heading={say.parameters}>
      {parameters.map(({ name, label: what, unit, values }) => (
        <section key={name} aria-label={label(what)}>
          <h3 className="in-card">
            {label(what)} {unit !== null && <span className="mute small">{unit}</span>}
          </h3>
          <Table label={label(what)} columns={columns} rows={values} rowKey={({ region, from, status, pack }) => `${pack} ${region} ${from} ${status}`} />
        </section>
      ))}
    </Card>
  );
}
