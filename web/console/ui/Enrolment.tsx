import { useEffect, useRef, useState } from 'react';
import type { Confirmed, Next, Secret } from '../access.ts';
import { sendFor } from '../send.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';
import { Field, Form } from './Form.tsx';
import { QrCode } from './QrCode.tsx';

/** "ABCDEFGH" -> "ABCD EFGH", as one reads and types it. */
function grouped(text: string): string {
  return text.match(/.{1,4}/g)?.join(' ') ?? text;
}

/** The secret to put into an authenticator app, and the code that shows it is there. */
export function Enrolment({ secret: { secret, uri }, onDone }: { secret: Secret; onDone: (answer: Confirmed) => void }) {
  const { words } = useWords();
  const say = words.signIn;
  return (
    <Form asked go={say.confirm} send={(values) => sendFor<Confirmed>('POST', '/me/second-factor/confirmation', { code: values('code') })} onDone={onDone}>
      <p>{say.enrolHow}</p>
      <QrCode text={uri} label={say.qr} />
      <dl className="facts">
        <div>
          <dt>{say.secret}</dt>
          <dd>
            <code>{grouped(secret)}</code>
          </dd>
        </div>
        <div>
          <dt>{say.onThisDevice}</dt>
          <dd>
            <a href={uri}>{say.openApp}</a>
          </dd>
        </div>
      </dl>
      <Field name="code" label={say.code} hint={say.enrolCodeHint} autoComplete="one-time-code" inputMode="numeric" required />
    </Form>
  );
}

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { words } = useWords();
  const top = useRef<HTMLParagraphElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div className="form">
      <p ref={top} tabIndex={-1}>
        {words.signIn.codesHow}
      </p>
      <ol className="codes" aria-label={words.signIn.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p>
        <Button main onPress={onKept}>
          {words.signIn.kept}
        </Button>
      </p>
    </div>
  );
}

/** Setting up a second factor from its secret to the recovery codes; `next` is what is to be done afterwards. */
export function EnrolmentSteps({ secret, onDone }: { secret: Secret; onDone: (answer: Next) => void }) {
  const [confirmed, setConfirmed] = useState<Confirmed>();
  if (confirmed === undefined) return <Enrolment secret={secret} onDone={setConfirmed} />;
  return <RecoveryCodes codes={confirmed.recoveryCodes} onKept={() => onDone(confirmed)} />;
}
