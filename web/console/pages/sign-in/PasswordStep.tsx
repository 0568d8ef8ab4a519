import type { Next, Step } from '../../access.ts';
import { sendFor } from '../../send.ts';
import { Field, Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** Name and password. */
export function PasswordStep({ onDone }: { onDone: (next: Step, password: string) => void }) {
  const { words } = useWords();
  const say = words.signIn;
  return (
    <Form
      asked
      go={say.go}
      send={async (values) => {
        const password = values('password');
        const { next } = await sendFor<Next>('POST', '/session', { name: values('name'), password });
        return { next, password };
      }}
      onDone={({ next, password }) => onDone(next, password)}
    >
      <Field name="name" label={say.name} autoComplete="username" autoCapitalize="none" spellCheck={false} required />
      <Field name="password" label={say.password} type="password" autoComplete="current-password" required />
    </Form>
  );
}
