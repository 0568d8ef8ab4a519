import { useQuery } from '@tanstack/react-query';
import { instant } from '../../../format.ts';
import { send } from '../../../send.ts';
import { Act } from '../../../ui/Act.tsx';
import { useWords } from '../../../words/index.ts';
import { useRenewFindings } from '../findings-queries.ts';
import { actsQuery } from './many-queries.ts';

/** What one did to many within a day; each can be taken back as a whole. */
export function RecentActs() {
  const { words } = useWords();
  const say = words.deciding;
  const renew = useRenewFindings();
  const { data } = useQuery(actsQuery(false));
  if (!data || data.items.length === 0) return null;
  const undo = async (id: string) => {
    await send('POST', `/findings/batches/${id}/undo`);
    renew();
  };
  return (
    <section aria-label={say.recent}>
      <h3>{say.recent}</h3>
      <ul className="bullets">
        {data.items.map(({ id, at, act, people, reason, state }) => (
          <li key={id}>
            {say.did(say.acts[act], people, instant(at))} <span className="under">{reason}</span>
            {state === 'done' ? (
              <Act describe={say.undoOf(say.acts[act], people)} act={() => undo(id)} done={say.undone} renews="batches">
                {say.undo}
              </Act>
            ) : (
              <span className="mute">{say.states[state]}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
