import { useNavigate } from '@tanstack/react-router';
import type { FindingPiece } from '../../../../src/judge/coverage/index.ts';
import { DateBox } from '../../ui/DateBox.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { useWords } from '../../words/index.ts';
import { withCondition, type Dimension, type Looking } from './looking.ts';
import { Narrow } from './Narrow.tsx';

const FIRST = ['kind', 'rule', 'county', 'grade', 'status'] as const satisfies readonly Dimension[];
const MORE = ['category', 'age', 'outcome', 'month'] as const satisfies readonly Dimension[];

/** Narrows the list; every change is an address one can keep and send. */
export function Filters({ looking, names }: { looking: Looking; names: FindingPiece['names'] }) {
  const { words } = useWords();
  const navigate = useNavigate();
  const narrow = (condition: 'q' | 'since') => (value: string) => void navigate({ to: '/findings', search: withCondition(looking, condition, value) });
  const places: Dimension[] = looking.county === undefined ? [] : looking.town === undefined || looking.town === 'none' ? ['town'] : ['town', 'village'];
  return (
    <FilterBar label={words.findings.filters}>
      {[...FIRST.slice(0, 3), ...places, ...FIRST.slice(3)].map((by) => (
        <Narrow key={by} by={by} looking={looking} names={names} />
      ))}
      <SearchBox key={looking.q ?? ''} label={words.findings.q} showLabel value={looking.q ?? ''} onSearch={narrow('q')} />
      <details className="more" open={[...MORE, 'since' as const].some((by) => looking[by] !== undefined)}>
        <summary>{words.narrowing.more}</summary>
        <div className="filters">
          {MORE.map((by) => (
            <Narrow key={by} by={by} looking={looking} names={names} />
          ))}
          <DateBox key={looking.since ?? ''} label={words.narrowing.since} value={looking.since ?? ''} onChoose={narrow('since')} />
        </div>
      </details>
    </FilterBar>
  );
}
