import { Button } from '../../ui/Button.tsx';
import { Done } from '../../ui/Done.tsx';
import { useWords } from '../../words/index.ts';

/** A one-time password, shown this once. */
export function OneTimePassword({ what, password, onTold }: { what?: string; password: string; onTold: () => void }) {
  const { words } = useWords();
  const say = words.accounts;
  return (
    <Done>
      <div className="form">
        {what !== undefined && <p>{what}</p>}
        <p>
          {say.oneTime} <code aria-label={say.oneTime}>{password}</code>
        </p>
        <p className="small">{say.oneTimeHow}</p>
        <p>
          <Button onPress={onTold}>{say.hide}</Button>
        </p>
      </div>
    </Done>
  );
}
