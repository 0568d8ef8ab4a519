import { useQuery } from '@tanstack/react-query';
import { looksQuery } from '../../keep-queries.ts';
import { useMay } from '../../me.ts';
import { Card } from '../../ui/Card.tsx';
import { useWords } from '../../words/index.ts';
import { Looks } from './Looks.tsx';

/** Of one person under fourteen: the looks that were asked of a superior, by oneself or of oneself; nothing where none was. */
export function LooksCard({ personId }: { personId: string }) {
  const { words } = useWords();
  const may = useMay();
  const { data } = useQuery({ ...looksQuery(personId), enabled: may('looks:read') });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card heading={words.looks.title} aside={words.looks.aside}>
      <div className="inside">
        <Looks looks={data.items} />
      </div>
    </Card>
  );
}
