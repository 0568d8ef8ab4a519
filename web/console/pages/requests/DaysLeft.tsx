import type { PersonRequest } from '../../keep.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../../words/index.ts';

/** From so few working days on a deadline is told as near. */
const NEAR = 3;

/** Working days left until a request must be answered; nothing where it is over. */
export function DaysLeft({ request: { state, workdaysLeft } }: { request: PersonRequest }) {
  const { words } = useWords();
  const say = words.requests;
  if (state.status === 'answered' || state.status === 'refused' || state.status === 'withdrawn') return null;
  return <Tag tone={workdaysLeft < 0 ? 'ask' : workdaysLeft <= NEAR ? 'act' : 'calm'}>{workdaysLeft < 0 ? say.overdue(-workdaysLeft) : say.left(workdaysLeft)}</Tag>;
}
