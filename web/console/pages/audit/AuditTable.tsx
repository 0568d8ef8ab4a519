import { Link } from '@tanstack/react-router';
import type { AuditEntry, AuditFilter } from '../../access.ts';
import { count, instant } from '../../format.ts';
import { Table, type Column } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { named, useWords } from '../../words/index.ts';

/** "0f3a…": enough of an id to tell two apart; an id that is a word stays whole. */
function short(id: string): string {
  return id.length > 12 ? `${id.slice(0, 8)}…` : id;
}

function detailOf({ detail, route }: AuditEntry): string {
  const said = Object.entries(detail).flatMap(([key, value]) => (value === null ? [] : [`${key} ${value}`]));
  return [route, ...said].filter(Boolean).join(' · ');
}

function useColumns(filter: AuditFilter): Column<AuditEntry>[] {
  const { words } = useWords();
  const say = words.audit;
  return [
    { key: 'seq', head: say.seq, keep: true, cell: ({ seq }) => count(seq) },
    { key: 'at', head: say.at, keep: true, cell: ({ at }) => instant(at) },
    {
      key: 'who',
      head: say.who,
      keep: true,
      cell: ({ role }) => named(words.roles, role),
      under: ({ actor, actingFor }) => (
        <>
          <Link to="/audit" search={{ ...filter, actor }} title={actor} aria-label={`${say.onlyActor} ${actor}`}>
            {short(actor)}
          </Link>
          {actingFor !== null && ` ${words.session.actingFor(short(actingFor))}`}
        </>
      ),
    },
    { key: 'what', head: say.what, cell: ({ action }) => named(say.actions, action), under: detailOf },
    {
      key: 'whom',
      head: say.whom,
      keep: true,
      cell: ({ subjects, subjectCount }) => {
        const [only] = subjects;
        if (only === undefined) return '—';
        if (subjectCount > 1) return say.people(subjectCount);
        return (
          <Link to="/audit" search={{ ...filter, subject: only }} title={only} aria-label={`${say.only} ${only}`}>
            {short(only)}
          </Link>
        );
      },
    },
    { key: 'purpose', head: say.purpose, cell: ({ purpose }) => purpose ?? '—' },
    { key: 'result', head: say.result, keep: true, cell: ({ outcome }) => <Tag tone={outcome === 'done' ? 'calm' : 'ask'}>{say.outcomes[outcome]}</Tag> },
  ];
}

/** Entries of the chain, the newest first. Accounts and people stand there by their ids: whoever reads this sees nobody's name. */
export function AuditTable({ items, filter }: { items: AuditEntry[]; filter: AuditFilter }) {
  const { words } = useWords();
  return <Table label={words.audit.list} columns={useColumns(filter)} rows={items} rowKey={({ seq }) => String(seq)} />;
}
