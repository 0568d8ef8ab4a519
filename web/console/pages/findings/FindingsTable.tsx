import { Link } from '@tanstack/react-router';
import type { FindingItem } from '../../api.ts';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { Clamped } from '../../ui/Clamped.tsx';
import { named, useWords } from '../../words/index.ts';
import { disability, sexAndAge, upToTown } from '../who.ts';

function useColumns(oneRule: boolean): Column<FindingItem>[] {
  const { words, say } = useWords();
  const columns: (Column<FindingItem> & { unless?: boolean })[] = [
    {
      key: 'name',
      head: words.findings.name,
      keep: true,
      cell: (item) => (
        <Link to="/people/$personId" params={{ personId: item.personId }} search={{ rule: item.rule }} aria-label={words.findings.why(item.name, say(item.label))}>
          {item.name}
        </Link>
      ),
      under: (item) => sexAndAge(item, words),
    },
    { key: 'disability', head: words.findings.disability, keep: true, cell: (item) => disability(item, words), under: (item) => item.certificate ?? words.person.noCertificate },
    { key: 'place', head: words.findings.place, keep: true, cell: (item) => upToTown(item), under: (item) => item.village },
    {
      key: 'rule',
      head: words.findings.rule,
      unless: oneRule,
      cell: (item) => <Clamped>{say(item.label)}</Clamped>,
      under: (item) => <span className={item.kind === 'missed' ? 'miss' : undefined}>{words.kind[item.kind]}</span>,
    },
    { key: 'reason', head: words.findings.reason, cell: (item) => <Clamped>{item.reason}</Clamped> },
    { key: 'status', head: words.findings.status, keep: true, cell: (item) => <Tag tone={item.status === 'open' ? 'act' : 'calm'}>{named(words.findings.statuses, item.status)}</Tag> },
    { key: 'since', head: words.findings.since, keep: true, cell: (item) => item.since.slice(0, 10) },
  ];
  return columns.filter(({ unless }) => unless !== true);
}

/** One row a finding; the name opens why. */
export function FindingsTable({ items, oneRule }: { items: FindingItem[]; oneRule: boolean }) {
  const { words } = useWords();
  return <Table label={words.findings.title} columns={useColumns(oneRule)} rows={items} rowKey={(item) => item.id} />;
}
