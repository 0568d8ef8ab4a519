import type { Overview } from '../../api.ts';
import { useWords } from '../../words/index.ts';

/** Rules that could not be asked about anybody because a list was not handed over: folded away, each with the lists it lacks. */
export function NotRun({ rules }: { rules: Overview['notRun'] }) {
  const { words, say } = useWords();
  if (rules.length === 0) return null;
  return (
    <details className="card not-run">
      <summary>{words.overview.notRun(rules.length)}</summary>
      <ul>
        {rules.map(({ rule, label, lists }) => (
          <li key={rule}>
            {say(label)}
            <span className="under">{words.overview.lacks(lists.map(say).join(words.separator))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
