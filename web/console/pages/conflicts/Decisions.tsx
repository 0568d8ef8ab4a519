import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { today } from '../../format.ts';
import type { ConflictDetail } from '../../register-queries.ts';
import { send, sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Area, Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

type Way = { conflict: ConflictDetail; onDone: () => void };

/** The file is right: it becomes a correction. */
function Take({ conflict, onDone }: Way) {
  const { words } = useWords();
  const say = words.conflicts;
  return (
    <Form label={say.take} go={say.takeGo} send={(values) => sendFor<{ id: string }>('POST', `/conflicts/${conflict.id}/corrections`, { why: values('why'), effectiveOn: values('effectiveOn') })} onDone={onDone}>
      <p>{say.takeHow}</p>
      <Field name="effectiveOn" label={words.record.effectiveOn} type="date" defaultValue={today()} max={today()} required />
      <Area name="why" label={words.record.why} minLength={4} maxLength={500} required />
    </Form>
  );
}

/** Both records are of one person. */
function Merge({ conflict, onDone }: Way) {
  const { words } = useWords();
  const say = words.conflicts;
  const options = conflict.people.slice(0, 2).map(({ id, name, certificate }) => ({ id, name: [name ?? say.unnamed, certificate].filter(Boolean).join(' ') }));
  return (
    <Form
      label={say.same}
      go={say.mergeGo}
      send={(values) => {
        const kept = values('kept');
        const other = options.find(({ id }) => id !== kept)?.id;
        return sendFor<{ id: string }>('POST', `/people/${kept}/merges`, { other, why: values('why'), evidence: values('evidence'), conflict: conflict.id });
      }}
      onDone={onDone}
    >
      <p>{say.sameHow}</p>
      <Pick name="kept" label={say.samePick} options={options} />
      <Area name="why" label={words.record.why} minLength={4} maxLength={500} required />
      <Field name="evidence" label={words.record.evidence} autoComplete="off" maxLength={200} />
    </Form>
  );
}

/** What an officer can do about an open conflict: merge, take the file's word, or settle it in words. */
export function Decisions({ conflict }: { conflict: ConflictDetail }) {
  const { words } = useWords();
  const say = words.conflicts;
  const client = useQueryClient();
  const [came, setCame] = useState<'asked' | 'settled'>();
  const done = () => {
    setCame('asked');
    void client.invalidateQueries({ queryKey: ['changes'] });
  };
  if (came === 'settled') return <Done>{say.settled}</Done>;
  if (came === 'asked') {
    return (
      <Done>
        {say.asked} <Link to="/corrections">{say.seeChanges}</Link>
      </Done>
    );
  }
  if (conflict.status !== 'open') return null;
  return (
    <div className="columns">
      {conflict.people.length > 1 && (
        <Card heading={say.same}>
          <div className="inside form">
            <Merge conflict={conflict} onDone={done} />
          </div>
        </Card>
      )}
      {conflict.field !== null && (
        <Card heading={say.take}>
          <div className="inside form">
            <Take conflict={conflict} onDone={done} />
          </div>
        </Card>
      )}
      <Card heading={say.keep}>
        <div className="inside form">
          <Form
            label={say.keep}
            go={say.keepGo}
            keeps={`conflict/${conflict.id}`}
            send={(values) => send('POST', `/conflicts/${conflict.id}/decisions`, { decision: values('decision') })}
            onDone={() => {
              setCame('settled');
              void client.invalidateQueries({ queryKey: ['conflicts'] });
            }}
          >
            <p>{say.keepHow}</p>
            <Area name="decision" label={say.words} minLength={4} maxLength={500} required />
          </Form>
        </div>
      </Card>
    </div>
  );
}
