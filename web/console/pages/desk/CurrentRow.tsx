import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useMay } from '../../me.ts';
import { useWords } from '../../words/index.ts';
import { Candidates } from './Candidates.tsx';
import type { Answer, DeskRow } from './desk-queries.ts';
import { Pair } from './Pair.tsx';
import { useKeys } from './use-keys.ts';

const KEYS: Record<string, Answer> = { KeyS: 'same', KeyF: 'not_same', KeyD: 'cannot_tell' };

type CurrentRowProps = { row: DeskRow; keysOn: boolean; onDecide: (answer: Answer, personId: string | null) => void; onBack: () => void };

/** The row one is at: whom it may be, both sides, and the three answers. */
export function CurrentRow({ row, keysOn, onDecide, onBack }: CurrentRowProps) {
  const { words: { desk: say }, say: label } = useWords();
  const may = useMay()('desk:decide');
  const [chosen, choose] = useState(0);
  const candidate = row.candidates[chosen];
  const decide = (answer: Answer): boolean => {
    if (answer === 'same' && candidate === undefined) return false;
    onDecide(answer, answer === 'same' ? (candidate?.personId ?? null) : null);
    return true;
  };
  useKeys(keysOn && may, (code) => {
    const answer = KEYS[code];
    if (answer) return decide(answer);
    if (code === 'KeyZ') onBack();
    const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
    if (digit > 0 && digit <= row.candidates.length) choose(digit - 1);
    return code === 'KeyZ' || digit > 0;
  });
  const button = (answer: Answer, key: string, main = false) => (
    <Button key={answer} main={main} onPress={() => decide(answer)} {...(answer === 'same' && candidate === undefined ? { isDisabled: true } : {})}>
      {say[answer]}
      {keysOn && <kbd aria-hidden="true">{key}</kbd>}
    </Button>
  );
  return (
    <Card heading={say.row(label(row.listLabel), row.row)} aside={say.asOf(row.asOf)}>
      {row.candidates.length === 0 && <p className="notice">{say.noCandidates}</p>}
      {row.candidates.length > 0 && <Candidates candidates={row.candidates} chosen={chosen} onChoose={choose} />}
      <Pair says={row.says} candidate={candidate} />
      {may && (
        <fieldset className="answers" aria-label={say.answers}>
          {button('same', 'S', true)}
          {button('not_same', 'F')}
          {button('cannot_tell', 'D')}
          <Button data-quiet onPress={onBack}>
            {say.back}
            {keysOn && <kbd aria-hidden="true">Z</kbd>}
          </Button>
        </fieldset>
      )}
    </Card>
  );
}
