import { percent } from '../../format.ts';
import { useWords } from '../../words/index.ts';
import type { Candidate } from './desk-queries.ts';
import { nameOf } from './name-of.ts';

/** Who a row may be, one of them chosen. */
export function Candidates({ candidates, chosen, onChoose }: { candidates: readonly Candidate[]; chosen: number; onChoose: (at: number) => void }) {
  const { words: { desk: say } } = useWords();
  return (
    <fieldset className="choices">
      <legend>{say.candidates}</legend>
      {candidates.map((candidate, at) => (
        <label key={candidate.personId} className="choose">
          <input type="radio" name="candidate" checked={at === chosen} onChange={() => onChoose(at)} />
          <span>{say.candidate(at + 1, nameOf(candidate))}</span>
          <span className="small mute">{say.sure(percent(candidate.probability, 1))}</span>
        </label>
      ))}
    </fieldset>
  );
}
