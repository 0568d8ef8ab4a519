import { useState } from 'react';
import type { Purpose, Revealed } from '../../access.ts';
import { ProblemError } from '../../call.ts';
import { usePurposeOptions } from '../../purposes.ts';
import { sendFor } from '../../send.ts';
import { Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** What the server asks for besides, of people under fourteen; not asked of everybody. */
const MORE = ['secondReason', 'guardianConsent'] as const;

type RevealFormProps = { personId: string; field: string; purposes: Purpose[]; onDone: (revealed: Revealed) => void };

/** What for and why: the price of seeing one masked field. */
export function RevealForm({ personId, field, purposes, onDone }: RevealFormProps) {
  const { words } = useWords();
  const say = words.reveal;
  const options = usePurposeOptions(purposes);
  const [more, setMore] = useState<readonly string[]>([]);
  return (
    <Form
      asked
      go={say.go}
      send={(values) => {
        const besides = Object.fromEntries(more.map((name) => [name, values(name)]));
        return sendFor<Revealed>('POST', `/people/${encodeURIComponent(personId)}/reveal`, { field, purpose: values('purpose'), reason: values('reason'), ...besides }).catch((error: unknown) => {
          const wanted = MORE.find((name) => error instanceof ProblemError && error.where === name);
          if (wanted !== undefined) setMore((before) => [...new Set([...before, wanted])]);
          throw error;
        });
      }}
      onDone={onDone}
    >
      <Pick name="purpose" label={say.purpose} none={say.choose} options={options} required />
      <Field name="reason" label={say.reason} hint={say.reasonHint} autoComplete="off" minLength={4} maxLength={200} required />
      {more.map((name) => (
        <Field key={name} name={name} label={name === 'secondReason' ? say.secondReason : say.guardianConsent} autoComplete="off" minLength={4} required />
      ))}
    </Form>
  );
}
