import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Purpose, Revealed } from '../../access.ts';
import { ProblemError } from '../../call.ts';
import { usePurposeOptions } from '../../purposes.ts';
import { sendFor } from '../../send.ts';
import { Done } from '../../ui/Done.tsx';
import { Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** What the server asks for besides, of people under fourteen; not asked of everybody. */
const MORE = ['secondReason', 'guardianConsent'] as const;

type RevealFormProps = { personId: string; field: string; purposes: Purpose[]; onDone: (revealed: Revealed) => void };

/** What for and why: the price of seeing one masked field. Of a minor a superior is asked first. */
export function RevealForm({ personId, field, purposes, onDone }: RevealFormProps) {
  const { words } = useWords();
  const say = words.reveal;
  const options = usePurposeOptions(purposes);
  const client = useQueryClient();
  const [more, setMore] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<'not' | 'now' | 'done'>('not');
  if (asking === 'done') return <Done>{words.looks.asked}</Done>;
  return (
    <Form
      asked
      go={asking === 'now' ? words.looks.ask : say.go}
      send={(values) => {
        const besides = Object.fromEntries(more.map((name) => [name, values(name)]));
        const order = { field, purpose: values('purpose'), reason: values('reason'), ...besides };
        const path = `/people/${encodeURIComponent(personId)}`;
        if (asking === 'now') return sendFor<{ id: string }>('POST', `${path}/looks`, order).then(() => null);
        return sendFor<Revealed>('POST', `${path}/reveal`, order).catch((error: unknown) => {
          if (error instanceof ProblemError && error.code === 'approval_needed') setAsking('now');
          const wanted = MORE.find((name) => error instanceof ProblemError && error.where === name);
          if (wanted !== undefined) setMore((before) => [...new Set([...before, wanted])]);
          throw error;
        });
      }}
      onDone={(revealed) => {
        if (revealed !== null) return onDone(revealed);
        void client.invalidateQueries({ queryKey: ['looks'] });
        return setAsking('done');
      }}
    >
      <Pick name="purpose" label={say.purpose} none={say.choose} options={options} required />
      <Field name="reason" label={say.reason} hint={say.reasonHint} autoComplete="off" minLength={4} maxLength={200} required />
      {more.map((name) => (
        <Field key={name} name={name} label={name === 'secondReason' ? say.secondReason : say.guardianConsent} autoComplete="off" minLength={4} required />
      ))}
    </Form>
  );
}
