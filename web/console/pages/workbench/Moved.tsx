import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { useWords } from '../../words/index.ts';
import type { Workbench } from './workbench-query.ts';

/** What has come in and what has changed since yesterday. */
export function Moved({ moved }: { moved: NonNullable<Workbench['moved']> }) {
  const { words, say: label } = useWords();
  const say = words.workbench;
  const { opened, closed, decided, lists } = moved;
  const still = opened + closed + decided + lists.length === 0;
  return (
    <Card heading={say.moved} aside={moved.since}>
      {still ? (
        <p className="notice">{say.still}</p>
      ) : (
        <ul className="attention">
          {lists.map((list) => (
            <li key={list.id}>
              <Link to="/lists/$list" params={{ list: list.id }}>
                {say.listCame(label(list.label), list.rows)}
              </Link>
              <span className="under">{list.asOf}</span>
            </li>
          ))}
          {opened > 0 && <li>{say.opened(opened)}</li>}
          {closed > 0 && <li>{say.closed(closed)}</li>}
          {decided > 0 && <li>{say.decided(decided)}</li>}
        </ul>
      )}
    </Card>
  );
}
