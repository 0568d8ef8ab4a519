import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../access.ts';
import { send } from '../../send.ts';
import { Act } from '../../ui/Act.tsx';
import { Card } from '../../ui/Card.tsx';
import { Done } from '../../ui/Done.tsx';
import { Form, Pick } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';
import { LendForm } from '../delegations/LendForm.tsx';

/** Locked, lost, left: what the security administrator does then. */
export function AccountHelp({ account: { id, state, hasSecondFactor, role } }: { account: Account }) {
  const { words } = useWords();
  const say = words.accounts;
  const client = useQueryClient();
  const [lent, setLent] = useState(false);
  return (
    <Card heading={say.help}>
      <div className="inside form">
        <p className="beside-button">
          <Act act={() => send('POST', `/accounts/${id}/unlock`)} done={say.unlocked} renews="accounts">
            {say.unlock}
          </Act>
          <Act act={() => send('DELETE', `/accounts/${id}/sessions`)} done={say.revoked} renews="accounts">
            {say.revoke}
          </Act>
          {hasSecondFactor && (
            <Act act={() => send('DELETE', `/accounts/${id}/second-factor`)} done={say.takenSecondFactor} renews="accounts">
              {say.takeSecondFactor}
            </Act>
          )}
        </p>
        <Form label={say.state} go={say.stateGo} send={(values) => send('PUT', `/accounts/${id}/state`, { state: values('state') })} onDone={() => void client.invalidateQueries({ queryKey: ['accounts'] })}>
          <Pick key={state} name="state" label={say.state} options={Object.entries(say.states).map(([value, name]) => ({ id: value, name }))} defaultValue={state} />
        </Form>
        {role !== null && (
          <details>
            <summary>{words.delegations.grant}</summary>
            {lent ? <Done>{words.delegations.granted}</Done> : <LendForm path={`/accounts/${id}/delegations`} onDone={() => setLent(true)} />}
          </details>
        )}
      </div>
    </Card>
  );
}
