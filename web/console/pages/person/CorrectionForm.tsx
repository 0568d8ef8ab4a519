import { useQueryClient } from '@tanstack/react-query';
import { today } from '../../format.ts';
import { sendFor } from '../../send.ts';
import { Area, Field, Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

const DAYS: readonly string[] = ['birth', 'issued', 'valid_from', 'valid_to'];

/** What a part of a record should be, in the way it is chosen or written. */
function Wanted({ field }: { field: string }) {
  const { words } = useWords();
  const say = words.record;
  const choices: Record<string, Record<string, string>> = { sex: say.sexes, household_type: say.householdTypes, category: words.category, grade: words.grade };
  const choice = choices[field];
  if (choice) return <Pick name="to" label={say.to} none={say.choose} options={Object.entries(choice).map(([id, name]) => ({ id, name }))} required />;
  return <Field name="to" label={say.to} hint={say.toHint} autoComplete="off" maxLength={200} {...(DAYS.includes(field) ? { type: 'date' } : {})} />;
}

type CorrectionFormProps = { personId: string; field: string; /** As it is shown now, masked; null where nothing is known. */ now: string | null; onDone: () => void };

/** Asks that one part of a record be corrected; it waits for somebody else. */
export function CorrectionForm({ personId, field, now, onDone }: CorrectionFormProps) {
  const { words } = useWords();
  const say = words.record;
  const client = useQueryClient();
  return (
    <Form
      asked
      go={say.go}
      keeps={`correct/${personId}/${field}`}
      send={(values) =>
        sendFor<{ id: string }>('POST', `/people/${encodeURIComponent(personId)}/corrections`, {
          field, to: values('to'), why: values('why'), evidence: values('evidence'), effectiveOn: values('effectiveOn'),
        })
      }
      onDone={() => {
        void client.invalidateQueries({ queryKey: ['changes'] });
        onDone();
      }}
    >
      {now !== null && (
        <p>
          <span className="mute">{words.changes.from}</span> <strong>{now}</strong>
        </p>
      )}
      <Wanted field={field} />
      <Field name="effectiveOn" label={say.effectiveOn} hint={say.effectiveHint} type="date" defaultValue={today()} max={today()} required />
      <Area name="why" label={say.why} hint={say.whyHint} minLength={4} maxLength={500} required />
      <Field name="evidence" label={say.evidence} autoComplete="off" maxLength={200} />
    </Form>
  );
}
