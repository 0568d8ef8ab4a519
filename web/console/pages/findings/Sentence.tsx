import { Link } from '@tanstack/react-router';
import type { FindingPiece } from '../../../../src/judge/coverage/index.ts';
import { useWords } from '../../words/index.ts';
import { useConditionWords } from './condition-words.ts';
import { CONDITIONS, without, type Looking } from './looking.ts';

/** The filter as a sentence of pieces; pressing a piece takes it away, and so does Delete. */
export function Sentence({ looking, names }: { looking: Looking; names: FindingPiece['names'] }) {
  const { words } = useWords();
  const say = useConditionWords();
  const pieces = CONDITIONS.flatMap((condition) => (looking[condition] === undefined ? [] : [{ condition, text: say(condition, looking[condition], names) }]));
  if (pieces.length === 0) return null;
  const { order, view, by } = looking;
  return (
    <ul className="pieces" aria-label={words.narrowing.sentence}>
      {pieces.map(({ condition, text }) => (
        <li key={condition}>
          <Link
            to="/findings"
            search={without(looking, condition)}
            className="piece"
            aria-label={words.narrowing.remove(text)}
            resetScroll={false}
            onKeyDown={(event) => (event.key === 'Delete' || event.key === 'Backspace') && event.currentTarget.click()}
          >
            {text} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      <li>
        <Link to="/findings" search={{ ...(order && { order }), ...(view && { view }), ...(by && { by }) }} className="button" data-quiet>
          {words.findings.clear}
        </Link>
      </li>
    </ul>
  );
}
