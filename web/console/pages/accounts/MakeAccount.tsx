import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';
import { AccountFields, dataOf } from './account-data.tsx';
import { OneTimePassword } from './OneTimePassword.tsx';

type Made = { id: string; oneTimePassword: string };

/** A new account, without any right. */
export function MakeAccount() {
  const { words } = useWords();
  const say = words.accounts;
  const client = useQueryClient();
  const [made, setMade] = useState<Made & { name: string }>();
  return (
    <Card heading={say.make}>
      <div className="inside">
        {made && <OneTimePassword what={say.made(made.name)} password={made.oneTimePassword} onTold={() => setMade(undefined)} />}
        {!made && (
          <Form
            label={say.make}
            go={say.makeGo}
            keeps="make-account"
            send={async (values) => ({ ...(await sendFor<Made>('POST', '/accounts', dataOf(values))), name: values('signInName') })}
            onDone={(account) => {
              setMade(account);
              void client.invalidateQueries({ queryKey: ['accounts'] });
            }}
          >
            <AccountFields />
          </Form>
        )}
      </div>
    </Card>
  );
}
