import type { Next, Step } from '../../access.ts';
import { sendFor } from '../../send.ts';
import { Field, Form } from '../../ui/Form.tsx';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { useWords } from '../../words/index.ts';

/** A password of one's own in place of the one-time one; `old` where it was typed a moment ago. */
export function ChangeStep({ old, onDone }: { old: string | undefined; onDone: (next: Step) => void }) {
  const { words } = useWords();
  const say = words.signIn;
  return (
    <Form
      asked
      go={say.next}
      send={(values) => sendFor<Next>('POST', '/me/password', { old: old ?? values('old'), password: values('password') })}
      onDone={({ next }) => onDone(next)}
    >
      <p>{say.changeHow}</p>
      {old === undefined && <Field name="old" label={say.oldPassword} type="password" autoComplete="current-password" required />}
      <NewPassword />
    </Form>
  );
}
