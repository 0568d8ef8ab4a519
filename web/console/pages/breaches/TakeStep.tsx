import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAnnounce } from '../../announce.ts';
import type { Incident } from '../../keep.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Area, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

const STEPS = ['authority', 'people', 'closed'] as const;

/** Records what was done about a breach: each once, and nothing after it is over. */
export function TakeStep({ incident: { id, steps } }: { incident: Incident }) {
  const { words } = useWords();
  const say = words.breaches;
  const client = useQueryClient();
  const [done, setDone] = useState('');
  useAnnounce(done);
  const left = STEPS.filter((step) => !steps.some((one) => one.step === step));
  if (!left.includes('closed')) return null;
  return (
    <Card heading={say.record}>
      <div className="inside form">
        <Form
          label={say.record}
          go={say.recordGo}
          send={(values) => sendFor<Incident>('POST', `/privacy/incidents/${id}/steps`, { step: values('step'), note: values('note') })}
          onDone={({ steps: now }) => {
            setDone(now.slice(-1).map(({ step }) => say.steps[step]).join(''));
            void client.invalidateQueries({ queryKey: ['incidents'] });
          }}
        >
          <Pick name="step" label={say.step} options={left.map((step) => ({ id: step, name: say.steps[step] }))} />
          <Area name="note" label={say.note} hint={say.noteHint} minLength={4} maxLength={4000} required />
        </Form>
      </div>
    </Card>
  );
}
