import { useQueryClient } from '@tanstack/react-query';
import { sendFor } from '../../send.ts';
import { Area, Field, Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** The key at the end of the address of a person's page, or the text as it is. */
function keyIn(address: string): string {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(address)?.[0] ?? address;
}

type MergeFormProps = { personId: string; /** Given: the two are merged, and are to be parted. */ other?: string; onDone: () => void };

/** Asks that two records become one person, or two again; it waits for somebody else. */
export function MergeForm({ personId, other, onDone }: MergeFormProps) {
  const { words } = useWords();
  const say = words.record;
  const client = useQueryClient();
  const parting = other !== undefined;
  return (
    <Form
      asked
      go={parting ? say.partGo : say.mergeGo}
      send={(values) =>
        sendFor<{ id: string }>('POST', `/people/${encodeURIComponent(personId)}/${parting ? 'partings' : 'merges'}`, { other: other ?? keyIn(values('other')), why: values('why'), evidence: values('evidence') })
      }
      onDone={() => {
        void client.invalidateQueries({ queryKey: ['changes'] });
        onDone();
      }}
    >
      <p>{parting ? say.partHow : say.mergeHow}</p>
      {!parting && <Field name="other" label={say.mergeOther} autoComplete="off" required />}
      <Area name="why" label={say.why} hint={say.whyHint} minLength={4} maxLength={500} required />
      <Field name="evidence" label={say.evidence} autoComplete="off" maxLength={200} />
    </Form>
  );
}
