import { Link } from '@tanstack/react-router';
import { useAnnounce } from '../../announce.ts';
import { count } from '../../format.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useWords } from '../../words/index.ts';
import { isAtRest, type ImportDetail } from './import-queries.ts';

/** How an import ended, and what can be done then. */
export function Ended({ one, mayRun }: { one: ImportDetail; mayRun: boolean }) {
  const { words, say } = useWords();
  const label = words.imports;
  useAnnounce(isAtRest(one.state) ? label.states[one.state] : '');
  if (one.state === 'cancelled') return <p className="notice">{label.cancelled}</p>;
  if (one.state === 'refused') {
    return (
      <div className="notice" role="alert">
        <strong>{label.refusedLead}</strong>
        {one.problem !== null && <p>{say(one.problem)}</p>}
        <p>{label.refusedHint}</p>
        <Link to="/imports">{label.bring}</Link>
      </div>
    );
  }
  if (one.state === 'failed') {
    return (
      <div className="notice" role="alert">
        <p>{label.failedLead}</p>
        {mayRun && <Act act={() => send('POST', `/imports/${one.id}/again`)} done="" renews="imports">{label.retry}</Act>}
      </div>
    );
  }
  return one.state === 'done' || one.state === 'undone' ? <Result one={one} /> : null;
}

function Result({ one }: { one: ImportDetail }) {
  const { words } = useWords();
  const label = words.imports;
  const done = one.state === 'done';
  const facts = one.result === null ? [] : (['opened', 'reopened', 'closed', 'askedAgain', 'unchanged'] as const).map((key) => ({ what: label[key], is: count(one.result?.[key] ?? 0) }));
  return (
    <Card heading={done ? label.doneLead : label.undoneLead}>
      <div className="inside">
        <p className="small mute">{label.result}</p>
        <Facts facts={facts} />
        <p className="beside-button">
          {done && one.listId !== null && <Link to="/lists/$list" params={{ list: one.listId }}>{label.openList}</Link>} <Link to="/findings">{label.openFindings}</Link>
        </p>
      </div>
    </Card>
  );
}
