import type { Cells, Fact, FactRow } from '../../api.ts';
import { probability } from '../../format.ts';
import { Slip } from '../../ui/Slip.tsx';
import { named, useWords, type Dictionary } from '../../words/index.ts';

/** Whom the row names, as it wrote them. */
function whoWritten(cells: Cells): string {
  return ['name', 'identity', 'certificate'].flatMap((role) => cells[role] ?? []).join(' ');
}

function howOf({ row, status, method, probability: sure }: FactRow, words: Dictionary): string {
  const waits = status === 'asked' ? words.person.waits : '';
  return [words.person.row(row), waits, method === null ? '' : named(words.methods, method), sure === null ? '' : words.person.sure(probability(sure))].filter(Boolean).join(' · ');
}

/** One fact with what it says, and under it a slip for every row that said so, else one for the register, or for the list that holds no such row. */
export function FactSlips({ fact }: { fact: Fact }) {
  const { words, say } = useWords();
  const source = [fact.agency, fact.listLabel].flatMap((label) => (label === null ? [] : say(label))).join(' · ');
  const when = fact.asOf === null ? '' : words.asOfShort(fact.asOf);
  return (
    <>
      <p className="mute small">
        {words.person.is(say(fact.label), say(fact.shown))}
        {fact.note !== null && `${words.separator}${say(fact.note)}`}
      </p>
      {fact.rows.map((row) => (
        <Slip key={row.row} source={source} what={whoWritten(row.cells)} how={[howOf(row, words), when].filter(Boolean).join(' · ')} />
      ))}
      {fact.rows.length === 0 && fact.asOf !== null && <Slip source={source} what={fact.listRows !== null && words.person.noRow(fact.listRows)} how={when} />}
    </>
  );
}
