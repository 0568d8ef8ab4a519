import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FindingItem } from '../../api.ts';
import { Clamped } from '../../ui/Clamped.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';
import { DecideFinding } from './DecideFinding.tsx';
import { disability, sexAndAge, upToTown } from '../who.ts';

export const COLUMNS = ['name', 'disability', 'place', 'rule', 'reason', 'status', 'since'] as const;
export type ColumnName = (typeof COLUMNS)[number];

export type ListColumn = {
  name: ColumnName;
  head: string;
  /** Its share of the width, as CSS grid has it. */
  width: string;
  cell: (item: FindingItem) => ReactNode;
  /** A quieter second line. */
  under?: (item: FindingItem) => ReactNode;
};

/** The columns of the list, of which the first always stands. */
export function useListColumns(shown: readonly ColumnName[]): ListColumn[] {
  const { words, say } = useWords();
  const head = words.findings;
  const columns: ListColumn[] = [
    {
      name: 'name',
      head: head.name,
      width: 'minmax(7rem, 1fr)',
      cell: (item) =>
        item.name === '' ? (
          <span className="mute" tabIndex={-1}>
            {words.listing.notSeen}
          </span>
        ) : (
          <Link to="/people/$personId" params={{ personId: item.personId }} search={{ rule: item.rule }} aria-label={head.why(item.name, say(item.label))} data-opens={item.id}>
            {item.name}
          </Link>
        ),
      under: (item) => sexAndAge(item, words),
    },
    { name: 'disability', head: head.disability, width: 'minmax(11rem, 1.2fr)', cell: (item) => disability(item, words), under: (item) => item.certificate ?? words.person.noCertificate },
    { name: 'place', head: head.place, width: 'minmax(8rem, 1.1fr)', cell: (item) => upToTown(item), under: (item) => item.village },
    {
      name: 'rule',
      head: head.rule,
      width: 'minmax(9rem, 1.6fr)',
      cell: (item) => <Clamped>{say(item.label)}</Clamped>,
      under: (item) => <span className={item.kind === 'missed' ? 'miss' : undefined}>{words.kind[item.kind]}</span>,
    },
    { name: 'reason', head: head.reason, width: 'minmax(9rem, 2.4fr)', cell: (item) => <Clamped>{item.reason}</Clamped> },
    { name: 'status', head: head.status, width: 'minmax(6rem, 0.7fr)', cell: (item) => <Tag tone={item.status === 'open' ? 'act' : 'calm'}>{named(head.statuses, item.status)}</Tag>, under: (item) => <DecideFinding item={item} /> },
    { name: 'since', head: head.since, width: 'minmax(8.5rem, 0.7fr)', cell: (item) => <span className="keep">{item.since}</span> },
  ];
  return columns.filter(({ name }) => name === 'name' || shown.includes(name));
}
