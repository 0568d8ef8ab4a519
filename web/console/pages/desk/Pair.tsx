import { Link } from '@tanstack/react-router';
import { Table, type Column } from '../../ui/Table.tsx';
import { named, useWords, type Dictionary } from '../../words/index.ts';
import type { Candidate, PairField } from './desk-queries.ts';
import { Marked } from './Marked.tsx';
import { nameOf } from './name-of.ts';

/** How far a field agrees, in words, with the characters that differ. */
export function agreement({ field, level, differences }: PairField, words: Dictionary): string {
  const differing = differences.map(words.desk.differs).join(words.desk.between);
  return [named(words.desk.levels[field], level), differing].filter(Boolean).join(words.desk.namely);
}

/** What the list wrote beside what the register holds, field by field. */
export function Pair({ says, candidate }: { says: readonly PairField[]; candidate: Candidate | undefined }) {
  const { words } = useWords();
  const say = words.desk;
  const shown = (field: PairField, runs: PairField['written']) =>
    field.field === 'sex' && runs.length > 0 ? named(words.sex, runs[0]?.text ?? '') : <Marked runs={runs} none={words.none} />;
  const columns: Column<PairField>[] = [
    { key: 'field', head: say.field, keep: true, cell: ({ field }) => words.fields[field] },
    { key: 'written', head: say.written, cell: (field) => shown(field, field.written) },
    { key: 'held', head: say.held, cell: (field) => shown(field, field.held) },
    { key: 'agrees', head: say.agrees, cell: (field) => agreement(field, words) },
  ];
  if (candidate === undefined) return <Table label={say.written} columns={columns.slice(0, 2)} rows={says} rowKey={({ field }) => field} />;
  const name = nameOf(candidate);
  return (
    <>
      <Table label={say.compared(name)} columns={columns} rows={candidate.fields} rowKey={({ field }) => field} />
      <p className="under-table small">
        {named(words.methods, candidate.method)}
        {' · '}
        <Link to="/people/$personId" params={{ personId: candidate.personId }}>
          {say.openPerson(name)}
        </Link>
      </p>
    </>
  );
}
