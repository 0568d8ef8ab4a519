import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Purpose } from '../../access.ts';
import { today } from '../../format.ts';
import { send } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Area, Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** What the law asks an assessment to say (PIPL art. 56), and what came of it. */
const PARTS = ['necessity', 'risk', 'measures', 'conclusion'] as const;

/** An assessment of the impact of one purpose that lacks it. */
export function Assess({ purposes }: { purposes: Purpose[] }) {
  const { words, say: label } = useWords();
  const say = words.privacy;
  const client = useQueryClient();
  const [kept, setKept] = useState(false);
  return (
    <Card heading={say.assess}>
      <div className="inside form">
        {kept && <Done>{say.kept}</Done>}
        {purposes.length === 0 ? (
          <p className="mute">{say.nothing}</p>
        ) : (
          <Form
            label={say.assess}
            go={say.assessGo}
            keeps="assess"
            send={(values) => send('POST', '/privacy/assessments', Object.fromEntries(['purpose', ...PARTS, 'assessedOn', 'reviewBy'].map((name) => [name, values(name)])))}
            onDone={() => {
              setKept(true);
              void client.invalidateQueries({ queryKey: ['processing'] });
            }}
          >
            <p className="mute">{say.assessHow}</p>
            <Pick name="purpose" label={say.purpose} options={purposes.map((purpose) => ({ id: purpose.purpose, name: label(purpose.label) }))} />
            {PARTS.map((part) => (
              <Area key={part} name={part} label={say[part]} minLength={4} maxLength={4000} required />
            ))}
            <Field name="assessedOn" label={say.assessedOn} type="date" defaultValue={today()} required />
            <Field name="reviewBy" label={say.reviewBy} type="date" required />
          </Form>
        )}
      </div>
    </Card>
  );
}
