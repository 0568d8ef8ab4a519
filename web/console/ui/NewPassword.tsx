import { useState } from 'react';
import { useWords } from '../words/index.ts';
import { Field } from './Form.tsx';

/** A password to be chosen; it can be looked at, so it need not be typed twice. */
export function NewPassword({ name = 'password', label }: { name?: string; label?: string }) {
  const { words } = useWords();
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field name={name} label={label ?? words.signIn.newPassword} hint={words.signIn.passwordHint} type={shown ? 'text' : 'password'} autoComplete="new-password" spellCheck={false} required />
      <label className="tick">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {words.signIn.showPassword}
      </label>
    </>
  );
}
