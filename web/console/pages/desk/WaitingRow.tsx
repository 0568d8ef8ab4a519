import { Link } from '@tanstack/react-router';
import type { DeskRow } from '../../api.ts';
import { probability } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { named, useWords } from '../../words/index.ts';
import { Differing } from './Differing.tsx';

type Candidate = DeskRow['candidates'][number];

/** What of a row tells who it is; the rest decides nothing here. */
const TELLING = ['name', 'identity', 'certificate', 'birth', 'phone', 'place', 'county', 'town', 'village', 'address'];

function useColumns(row: DeskRow): Column<Candidate>[] {
  const { words } = useWords();
  return [
    {
      key: 'name',
      head: words.findings.name,
      keep: true,
      cell: ({ personId, name }) => (
        <Link to="/people/$personId" params={{ personId }} aria-label={name}>
          <Differing written={String(row.cells['name'] ?? '')} held={name} />
        </Link>
      ),
    },
    {
      key: 'certificate',
      head: words.findings.certificate,
      keep: true,
      cell: ({ certificate }) => <Differing written={String(row.cells['certificate'] ?? row.cells['identity'] ?? '')} held={certificate ?? words.none} />,
    },
    { key: 'method', head: words.desk.method, cell: ({ method }) => named(words.methods, method) },
    { key: 'sure', head: words.desk.sure, number: true, cell: (candidate) => probability(candidate.probability) },
  ];
}

/** One row as its list wrote it, and the people it may be with the differing characters marked. */
export function WaitingRow({ row }: { row: DeskRow }) {
  const { words, say } = useWords();
  const written = TELLING.flatMap((field) => (row.cells[field] ? [{ field, value: String(row.cells[field]) }] : []));
  const columns = useColumns(row);
  return (
    <Card heading={words.desk.row(say(row.listLabel), row.row)}>
      <div className="beside">
        <dl aria-label={words.desk.fromList}>
          {written.map(({ field, value }) => (
            <div key={field}>
              <dt>{named(words.fields, field)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {row.candidates.length === 0 ? (
          <p className="notice">{words.desk.noCandidates}</p>
        ) : (
          <Table label={words.desk.candidates} columns={columns} rows={row.candidates} rowKey={({ personId }) => personId} />
        )}
      </div>
    </Card>
  );
}
