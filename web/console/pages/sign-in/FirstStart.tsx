import { send } from '../../send.ts';
import { Card } from '../../ui/Card.tsx';
import { Field, Form } from '../../ui/Form.tsx';
import { NewPassword } from '../../ui/NewPassword.tsx';
import { useWords } from '../../words/index.ts';

const ADMINISTRATORS = ['system_administrator', 'security_administrator', 'audit_administrator'] as const;

/** A new office: the code of the terminal, the city, and the three administrators who keep one another honest. */
export function FirstStart({ onDone }: { onDone: () => void }) {
  const { words } = useWords();
  const say = words.signIn;
  return (
    <Card heading={say.first}>
      <div className="inside">
        <Form
      asked
          go={say.firstGo}
          send={(values) => {
            const account = (role: string) => ({ signInName: values(`${role}-name`), shownName: values(`${role}-shown`), password: values(`${role}-password`) });
            return send('POST', '/session/first', { code: values('code'), division: values('division'), accounts: Object.fromEntries(ADMINISTRATORS.map((role) => [role, account(role)])) });
          }}
          onDone={onDone}
        >
          <p>{say.firstHow}</p>
          <Field name="code" label={say.firstCode} autoComplete="off" required />
          <Field name="division" label={say.firstCity} hint={say.firstCityHint} inputMode="numeric" pattern="\d{6}" required />
          {ADMINISTRATORS.map((role) => (
            <fieldset key={role}>
              <legend>{words.roles[role]}</legend>
              <Field name={`${role}-name`} label={say.name} hint={words.accounts.nameHint} autoComplete="off" required />
              <Field name={`${role}-shown`} label={words.accounts.shownName} autoComplete="off" required />
              <NewPassword name={`${role}-password`} />
            </fieldset>
          ))}
        </Form>
      </div>
    </Card>
  );
}
