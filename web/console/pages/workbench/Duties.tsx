import { Link, type LinkProps } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';
import type { Duty, DutyKind } from './workbench-query.ts';

/** Where each kind of work is done. */
const OPENS = {
  findings: { to: '/findings' },
  findings_again: { to: '/findings' },
  rows: { to: '/desk' },
  imports: { to: '/imports' },
  held_counties: { to: '/lists' },
  late_lists: { to: '/lists' },
  changes: { to: '/corrections' },
  conflicts: { to: '/conflicts' },
  requests: { to: '/requests' },
} as const satisfies Record<DutyKind, LinkProps>;

/** What waits for one, overdue first; red is not for lateness, the word says it. */
export function Duties({ duties }: { duties: readonly Duty[] }) {
  const { words } = useWords();
  const say = words.workbench;
  return (
    <Card heading={say.duties} aside={say.dutiesHint}>
      {duties.length === 0 ? (
        <p className="notice">{say.calm}</p>
      ) : (
        <ul className="attention">
          {duties.map(({ kind, count, oldest, daysLeft }) => (
            <li key={kind}>
              <Link {...OPENS[kind]}>{say.duty[kind](count)}</Link>
              {daysLeft !== null && <Tag tone={daysLeft < 0 ? 'ask' : 'calm'}>{say.left(daysLeft)}</Tag>}
              {oldest !== null && <span className="under">{say.since(oldest)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
