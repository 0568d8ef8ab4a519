import { Card } from '../../ui/Card.tsx';
import { Figures, type Figure } from '../../ui/Figures.tsx';
import { useWords } from '../../words/index.ts';
import { OUTCOMES } from './asked.ts';
import { Breakdown } from './Breakdown.tsx';
import { money, told } from './told.ts';
import type { Dimension, Question } from './what-if-queries.ts';

type QuestionCardProps = { trial: number; question: Question; by: Dimension; smallest: number | null; mayPeople: boolean; onDimension: (by: Dimension) => void };

/** What a draft does to one rule or benefit: in figures, then seen apart. */
export function QuestionCard({ trial, question, by, smallest, mayPeople, onDimension }: QuestionCardProps) {
  const { words, say: label } = useWords();
  const say = words.whatIf;
  const { outcomes, cost } = question.total;
  const turned: Figure[] = OUTCOMES.filter((outcome) => question.money || (outcome !== 'rises' && outcome !== 'falls'))
    .map((outcome) => ({ key: outcome, what: say.outcomes[outcome], value: told(outcomes[outcome]), receipt: { says: say.outcomesSay[outcome] } }));
  const paid: Figure[] = cost === null ? [] : [
    { key: 'before', what: say.before, value: say.yuan(money(cost.before)), note: say.month },
    { key: 'after', what: say.after, value: say.yuan(money(cost.after)), note: say.month },
    { key: 'difference', what: say.cost, value: say.yuan(money(cost.difference, true)), note: `${say.year} ${say.yuan(money(12 * cost.difference, true))}` },
  ];
  const unpriced = cost === null ? 0 : Math.max(cost.unpricedBefore, cost.unpricedAfter);
  return (
    <Card heading={label(question.label)} aside={question.kind === 'due' ? say.due : words.kind[question.kind]}>
      <Figures label={say.figuresOf(label(question.label))} figures={[...turned, ...paid]} />
      <Breakdown trial={trial} question={question} by={by} mayPeople={mayPeople} onDimension={onDimension} />
      <p className="under-table small mute">
        {smallest !== null && say.hiddenNote(smallest)} {unpriced > 0 && say.unpriced(unpriced)}
      </p>
    </Card>
  );
}
