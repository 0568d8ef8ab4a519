import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me, Secret } from '../../access.ts';
import { sendFor } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { EnrolmentSteps, RecoveryCodes } from '../../ui/Enrolment.tsx';
import { Field, Form } from '../../ui/Form.tsx';
import { useWords } from '../../words/index.ts';

type State = { at: 'rest' } | { at: 'secret'; secret: Secret } | { at: 'codes'; codes: string[] };

/** The second factor: set it up, set up another, have new recovery codes; each asks for the password again. */
export function OwnSecondFactor({ me }: { me: Me }) {
  const { words } = useWords();
  const client = useQueryClient();
  const [state, setState] = useState<State>({ at: 'rest' });
  const rest = () => {
    setState({ at: 'rest' });
    void client.invalidateQueries({ queryKey: ['me'] });
  };
  const password = <Field name="password" label={words.me.passwordAgain} type="password" autoComplete="current-password" required />;
  return (
    <Card heading={words.me.secondFactor}>
      <div className="inside form">
        {state.at === 'rest' && (
          <>
            <p>{me.hasSecondFactor ? words.me.has : words.me.hasNot}</p>
            <Form
              go={me.hasSecondFactor ? words.me.setUpAnew : words.me.setUp}
              send={(values) => sendFor<Secret>('POST', '/me/second-factor', { password: values('password') })}
              onDone={(secret) => setState({ at: 'secret', secret })}
            >
              {password}
            </Form>
            {me.hasSecondFactor && (
              <Form
                go={words.me.renewCodes}
                send={(values) => sendFor<{ recoveryCodes: string[] }>('POST', '/me/recovery-codes', { password: values('password') })}
                onDone={({ recoveryCodes }) => setState({ at: 'codes', codes: recoveryCodes })}
              >
                {password}
              </Form>
            )}
          </>
        )}
        {state.at === 'secret' && <EnrolmentSteps secret={state.secret} onDone={rest} />}
        {state.at === 'codes' && <RecoveryCodes codes={state.codes} onKept={rest} />}
      </div>
    </Card>
  );
}
