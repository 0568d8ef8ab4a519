import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/Card.tsx';
import { useWords } from '../../words/index.ts';

/** The way from a person to what they asked about their own data, and to entering it. */
export function AskedByPerson({ personId }: { personId: string }) {
  const { words } = useWords();
  const say = words.requests;
  return (
    <Card heading={say.title}>
      <p className="inside">
        <Link to="/requests" search={{ person: personId }}>
          {say.fromPerson}
        </Link>
      </p>
    </Card>
  );
}
