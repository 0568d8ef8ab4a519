import { useQueryClient } from '@tanstack/react-query';
import { today } from '../../format.ts';
import { sendFor } from '../../send.ts';
import { Field, Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** Names a deputy for some days: one's own, or by `path` that of an account. */
export function LendForm({ path, onDone }: { path: string; onDone: () => void }) {
  const { words } = useWords();
  const client = useQueryClient();
  const say = words.delegations;
  return (
    <Form
      label={say.grant}
      go={say.grant}
      keeps={`lend${path}`}
      send={(values) => sendFor<{ id: string }>('POST', path, { deputy: values('deputy'), from: values('from'), until: values('until') })}
      onDone={() => {
        void client.invalidateQueries({ queryKey: ['delegations'] });
        onDone();
      }}
    >
      <p className="mute">{words.me.lendHow}</p>
      <Field name="deputy" label={say.deputyName} autoComplete="off" autoCapitalize="none" spellCheck={false} required />
      <Field name="from" label={say.from} type="date" defaultValue={today()} required />
      <Field name="until" label={say.lastDay} type="date" required />
    </Form>
  );
}
