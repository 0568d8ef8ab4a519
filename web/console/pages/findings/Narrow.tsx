import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FindingPiece } from '../../../../src/judge/coverage/index.ts';
import { Choice } from '../../ui/FilterBar.tsx';
import { useWords } from '../../words/index.ts';
import { useConditionWords } from './condition-words.ts';
import { countsQuery } from './findings-queries.ts';
import { filterOf, withCondition, without, type Dimension, type Looking } from './looking.ts';

/** One condition: its values with how many there are of each, counted anew for what the other conditions leave. */
export function Narrow({ looking, by, names }: { looking: Looking; by: Dimension; names: FindingPiece['names'] }) {
  const { words, say: tell } = useWords();
  const say = useConditionWords();
  const navigate = useNavigate();
  const [wanted, want] = useState(false);
  const { data } = useQuery({ ...countsQuery(filterOf(without(looking, by)), by), enabled: wanted });
  const value = looking[by];
  const counted = (data?.values ?? []).map((one) => ({ id: one.value, name: one.label ? tell(one.label) : say(by, one.value), count: one.count }));
  const options = value === undefined || counted.some(({ id }) => id === value) ? counted : [{ id: value, name: say(by, value, names) }, ...counted];
  return (
    <Choice
      label={words.narrowing.by[by]}
      all={words.all}
      value={value}
      options={options}
      onLook={() => want(true)}
      onChoose={(chosen) => void navigate({ to: '/findings', search: withCondition(looking, by, chosen), resetScroll: false })}
    />
  );
}
