import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../access.ts';
import { send, sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';
import { AccountFields, dataOf } from './account-data.tsx';
import { OneTimePassword } from './OneTimePassword.tsx';

/** The system administrator's side of an account. */
export function AccountData({ account }: { account: Account }) {
  const { words } = useWords();
  const say = words.accounts;
  const client = useQueryClient();
  const [saved, setSaved] = useState(false);
  const [password, setPassword] = useState<string>();
  const renew = () => client.invalidateQueries({ queryKey: ['accounts'] });
  return (
    <Card heading={say.change}>
      <div className="inside form">
        {saved && <Done>{say.saved}</Done>}
        <Form
          label={say.change}
          go={say.save}
          send={(values) => send('PUT', `/accounts/${account.id}`, dataOf(values))}
          onDone={() => {
            setSaved(true);
            void renew();
          }}
        >
          <AccountFields key={JSON.stringify(account)} account={account} />
        </Form>
        {password !== undefined && <OneTimePassword password={password} onTold={() => setPassword(undefined)} />}
        {password === undefined && (
          <Form
            label={say.reset}
            go={say.reset}
            send={() => sendFor<{ oneTimePassword: string }>('POST', `/accounts/${account.id}/one-time-password`)}
            onDone={({ oneTimePassword }) => {
              setPassword(oneTimePassword);
              void renew();
            }}
          >
            <p className="mute">{say.resetHow}</p>
          </Form>
        )}
      </div>
    </Card>
  );
}
