import { Link } from '@tanstack/react-router';
import type { FindingItem } from '../../api.ts';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';
import { disability, place, sexAndAge } from '../who.ts';

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
    },
    { key: 'person', head: words.findings.person, keep: true, cell: (item) => sexAndAge(item, words) },
    { key: 'disability', head: words.findings.disability, keep: true, cell: (item) => disability(item, words) },
    { key: 'certificate', head: words.findings.certificate, keep: true, cell: (item) => item.certificate ?? <span className="mute">{words.none}</span> },
    { key: 'place', head: words.findings.place, cell: (item) => place(item) },
    {
      key: 'rule',
      head: words.findings.rule,
      unless: oneRule,
      cell: (item) => (
        <>
          {say(item.label)}
          <span className={item.kind === 'missed' ? 'under miss' : 'under'}>{words.kind[item.kind]}</span>
        </>
      ),
    },
    { key: 'reason', head: words.findings.reason, cell: (item) => item.reason },
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
