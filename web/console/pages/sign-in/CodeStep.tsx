import type { Next, Step } from '../../access.ts';
import { send, sendFor } from '../../send.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

/** A code of the authenticator app, or one of the recovery codes; or to begin again as somebody else. */
export function CodeStep({ onDone }: { onDone: (next: Step | null) => void }) {
  const { words } = useWords();
  const say = words.signIn;
  const another = (
    <Button data-quiet onPress={() => void send('DELETE', '/session').finally(() => onDone(null))}>
      {say.another}
    </Button>
  );
  return (
    <Form asked go={say.next} beside={another} send={(values) => sendFor<Next>('POST', '/session/second-factor', { code: values('code') })} onDone={({ next }) => onDone(next)}>
      <Field name="code" label={say.code} hint={say.codeHint} autoComplete="one-time-code" spellCheck={false} required />
    </Form>
  );
}
