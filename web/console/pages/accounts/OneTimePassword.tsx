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
          {say.oneTime} <output aria-label={say.oneTime}>{password}</output>
        </p>
        <p className="small">{say.oneTimeHow}</p>
        <p>
          <Button onPress={onTold}>{say.hide}</Button>
        </p>
      </div>
    </Done>
  );
}
