import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAnnounce } from '../../announce.ts';
import type { Step } from '../../access.ts';
import { forget } from '../../forget.ts';
import { sessionQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Page } from '../../ui/Page.tsx';
import { ReadingMenu } from '../../ui/ReadingMenu.tsx';
import { useWords } from '../../words/index.ts';
import { ChangeStep } from './ChangeStep.tsx';
import { CodeStep } from './CodeStep.tsx';
import { EnrolStep } from './EnrolStep.tsx';
import { FirstStart } from './FirstStart.tsx';
import { PasswordStep } from './PasswordStep.tsx';

function Steps({ start, from }: { start: Step | null; from: string }) {
  const { words } = useWords();
  const client = useQueryClient();
  const router = useRouter();
  const [step, setStep] = useState<Step | null>(start);
  /** What was typed last, so that a one-time password need not be typed again to be changed. */
  const [typed, setTyped] = useState<string>();

  useEffect(() => {
    if (step !== 'open') return;
    // What somebody else saw in this browser is not shown to who signs in now.
    forget(client);
    router.history.replace(from);
  }, [step, client, router, from]);
  useAnnounce(step === null || step === 'open' ? '' : words.signIn.steps[step]);

  if (step === 'open') return <p className="notice">{words.loading}</p>;
  return (
    <Card heading={words.signIn.steps[step ?? 'password']}>
      <div className="inside">
        {step === null && (
          <PasswordStep
            onDone={(next, password) => {
              setTyped(password);
              setStep(next);
            }}
          />
        )}
        {step === 'second_factor' && <CodeStep onDone={setStep} />}
        {step === 'password_change' && <ChangeStep old={typed} onDone={setStep} />}
        {step === 'enrolment' && <EnrolStep onDone={setStep} />}
      </div>
    </Card>
  );
}

/** Signing in, step by step as the server asks, and back to where one came from. */
export function SignInPage({ from, refused }: { from?: string; refused?: string }) {
  const { words } = useWords();
  const query = useQuery(sessionQuery());
  const [made, setMade] = useState(false);
  return (
    <div className="doorway">
      <Page title={words.signIn.title} heading={words.product} lead={words.signIn.lead}>
        <Loaded query={query}>
          {({ next, setUp, secondFactor, openId }) => (
            <>
              {refused !== undefined && (
                <p className="fault" role="alert">
                  {words.signIn.refused(refused)}
                </p>
              )}
              {from !== undefined && next === null && <p>{words.signIn.again}</p>}
              {setUp && !made ? <FirstStart onDone={() => setMade(true)} /> : <Steps key={query.dataUpdatedAt} start={next} from={from ?? '/'} />}
              {openId && next === null && (
                <p>
                  <a className="button" href="/api/session/openid">
                    {words.signIn.openId}
                  </a>
                </p>
              )}
              {secondFactor === 'relaxed' && <p className="small mute">{words.signIn.demo}</p>}
            </>
          )}
        </Loaded>
        <p>
          <ReadingMenu />
        </p>
      </Page>
    </div>
  );
}
