import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Incident } from '../../keep.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Area, Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** "2026-11-24T08:00", as typed -> the instant it is in the city. */
function inChina(typed: string): string {
  return `${typed}:00+08:00`;
}

/** Reports a breach or a drill: who saw whom in a stretch of time is counted from the audit chain, and both notices are drafted. */
export function DrawUp() {
  const { words } = useWords();
  const say = words.breaches;
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <Card heading={say.report}>
      <div className="inside form">
        <p>{say.reportHow}</p>
        <Form
          label={say.report}
          go={say.reportGo}
          send={(values) => sendFor<Incident>('POST', '/privacy/incidents', { kind: values('kind'), what: values('what'), from: inChina(values('from')), to: inChina(values('to')) })}
          onDone={({ id }) => {
            void client.invalidateQueries({ queryKey: ['incidents'] });
            void navigate({ to: '/breaches/$incident', params: { incident: String(id) } });
          }}
        >
          <Pick name="kind" label={say.kind} options={(['drill', 'real'] as const).map((id) => ({ id, name: say.kinds[id] }))} />
          <Area name="what" label={say.what} hint={say.whatHint} minLength={4} maxLength={4000} required />
          <Field name="from" label={say.from} type="datetime-local" required />
          <Field name="to" label={say.to} type="datetime-local" required />
        </Form>
      </div>
    </Card>
  );
}
