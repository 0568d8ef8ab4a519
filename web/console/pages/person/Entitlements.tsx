import { Link } from '@tanstack/react-router';
import type { PersonVerdict } from '../../api.ts';
import { VerdictTag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

/** Every rule with its verdict on this person; choosing one shows its why beside. */
export function Entitlements({ personId, verdicts, chosen }: { personId: string; verdicts: PersonVerdict[]; chosen: string | undefined }) {
  const { say } = useWords();
  return (
    <ul className="entitlements">
      {verdicts.map(({ rule, kind, label, verdict }) => (
        <li key={rule}>
          <Link to="/people/$personId" params={{ personId }} search={{ rule }} activeProps={{}} aria-current={rule === chosen ? 'true' : undefined} resetScroll={false}>
            {say(label)}
            <VerdictTag kind={kind} verdict={verdict} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
