import { useState } from 'react';
import { useFields } from '../../field-names.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Area, Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** What is wrong and what it should say: it waits for those who keep the register. */
export function RecordCorrection({ request }: { request: string }) {
  const { words, say: label } = useWords();
  const say = words.requests;
  const fields = useFields();
  const [entered, setEntered] = useState(0);
  return (
    <Card heading={say.correction}>
      <div className="inside form">
        {entered > 0 && <Done key={entered}>{say.corrected}</Done>}
        <Form
          label={say.correction}
          go={say.correctionGo}
          send={(values) => sendFor<{ id: number }>('POST', `/privacy/requests/${request}/corrections`, { field: values('field'), wanted: values('wanted'), evidence: values('evidence') })}
          onDone={({ id }) => setEntered(id)}
        >
          <Pick name="field" label={say.field} options={fields.map(({ field, label: name }) => ({ id: field, name: label(name) }))} />
          <Field name="wanted" label={say.wanted} maxLength={400} autoComplete="off" required />
          <Area name="evidence" label={say.evidence} hint={say.evidenceHint} minLength={4} maxLength={4000} required />
        </Form>
      </div>
    </Card>
  );
}
