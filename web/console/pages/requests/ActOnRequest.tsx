import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnounce } from '../../announce.ts';
import type { PersonRequest, RequestAction } from '../../keep.ts';
import { rulesQuery } from '../../keep-queries.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Area, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** The acts whose reason the person is told. */
const REASONED: readonly RequestAction[] = ['refuse', 'extend'];

/** What may be done about a request as it stands: who asks is checked first, then it is answered, refused, put off once, passed on. */
export function ActOnRequest({ request: { id, kind, state } }: { request: PersonRequest }) {
  const { words, say: label } = useWords();
  const say = words.requests;
  const client = useQueryClient();
  const { data } = useQuery(rulesQuery());
  const [picked, setPicked] = useState<RequestAction>();
  const action = state.allowed.find((one) => one === picked) ?? state.allowed[0];
  const [done, setDone] = useState('');
  useAnnounce(done);
  if (action === undefined) return null;
  const checks = data?.requests.find(({ request }) => request === kind)?.identityChecks ?? [];
  return (
    <Card heading={say.act}>
      <div className="inside form">
        <Form
          label={say.act}
          go={say.actGo}
          send={(values) => sendFor<object>('POST', `/privacy/requests/${id}/acts`, { action, ...(action === 'check_identity' ? { check: values('check') } : {}), note: values('note') })}
          onDone={() => {
            setDone(say.did[action]);
            void client.invalidateQueries({ queryKey: ['requests'] });
          }}
        >
          <Pick
            name="action"
            label={say.whatToDo}
            value={action}
            onChange={({ target }) => setPicked(state.allowed.find((one) => one === target.value))}
            options={state.allowed.map((one) => ({ id: one, name: say.acts[one] }))}
          />
          {action === 'check_identity' && <Pick name="check" label={say.howChecked} options={checks.map((one) => ({ id: one.check, name: label(one.label) }))} />}
          <Area name="note" label={REASONED.includes(action) ? say.reason : say.note} hint={REASONED.includes(action) ? say.reasonHint : say.noteHint} maxLength={4000} required={REASONED.includes(action)} />
        </Form>
      </div>
    </Card>
  );
}
