import { useQuery } from '@tanstack/react-query';
import { personChangesQuery } from '../../register-queries.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { Empty } from '../../ui/Notices.tsx';
import { useWords } from '../../words/index.ts';
import { ChangeCard } from '../corrections/ChangeCard.tsx';

/** What was asked to be changed of one person: waiting, approved, refused with the reason. */
export function ChangesView({ personId }: { personId: string }) {
  const { words } = useWords();
  const query = useQuery(personChangesQuery(personId));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <div className="stack">
          {items.length === 0 && <Empty what={words.changes.none} hint={words.changes.emptyHint} />}
          {items.map((change) => (
            <ChangeCard key={change.id} change={change} />
          ))}
        </div>
      )}
    </Loaded>
  );
}
