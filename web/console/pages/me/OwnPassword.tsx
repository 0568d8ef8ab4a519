import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Next } from '../../access.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Field, Form } from '../../ui/Form.tsx';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { useWords } from '../../words/index.ts';

/** Another password. */
export function OwnPassword() {
  const { words } = useWords();
  const client = useQueryClient();
  const [changed, setChanged] = useState(false);
  return (
    <Card heading={words.me.password}>
      <div className="inside">
        {changed && <Done>{words.me.changed}</Done>}
        {!changed && (
          <Form
            go={words.me.change}
            send={(values) => sendFor<Next>('POST', '/me/password', { old: values('old'), password: values('password') })}
            onDone={() => {
              setChanged(true);
              void client.invalidateQueries({ queryKey: ['me'] });
            }}
          >
            <Field name="old" label={words.signIn.oldPassword} type="password" autoComplete="current-password" required />
            <NewPassword />
          </Form>
        )}
      </div>
    </Card>
  );
}
