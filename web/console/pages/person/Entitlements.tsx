import { Link } from '@tanstack/react-router';
import type { PersonVerdict, Verdict } from '../../api.ts';
import { VerdictTag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

const ORDER: Verdict[] = ['yes', 'cannot_tell', 'no'];

type EntitlementsProps = { personId: string; verdicts: PersonVerdict[]; chosen: string | undefined };

function Verdicts({ personId, verdicts, chosen }: EntitlementsProps) {
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

/** Every rule with its verdict on this person, suspicions first, those that do not concern them folded away; choosing one shows its why beside. */
export function Entitlements({ personId, verdicts, chosen }: EntitlementsProps) {
  const { words } = useWords();
  const others = verdicts.filter(({ verdict }) => verdict === 'not_concerned');
  const concerned = ORDER.flatMap((wanted) => verdicts.filter(({ verdict }) => verdict === wanted));
  return (
    <>
      <Verdicts personId={personId} verdicts={concerned} chosen={chosen} />
      {others.length > 0 && (
        <details className="folded" open={others.some(({ rule }) => rule === chosen)}>
          <summary>{words.person.notConcerned(others.length)}</summary>
          <Verdicts personId={personId} verdicts={others} chosen={chosen} />
        </details>
      )}
    </>
  );
}
