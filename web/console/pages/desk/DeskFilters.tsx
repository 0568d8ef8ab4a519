import { useNavigate } from '@tanstack/react-router';
import { Choice, FilterBar } from '../../ui/FilterBar.tsx';
import { useWords } from '../../words/index.ts';
import type { Desk, DeskFilter } from './desk-queries.ts';

/** Narrows the rows to a list, a county, or those set aside; each choice says how many rows. */
export function DeskFilters({ filter, desk }: { filter: DeskFilter; desk: Desk | undefined }) {
  const { words, say: label } = useWords();
  const say = words.desk;
  const navigate = useNavigate();
  const narrow = (change: { [Key in keyof DeskFilter]?: string | undefined }) => {
    const wanted = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/desk', search: Object.fromEntries(wanted) });
  };
  return (
    <FilterBar label={say.filters}>
      <Choice
        label={say.list}
        all={words.all}
        value={filter.list}
        options={(desk?.lists ?? []).map((one) => ({ id: one.list, name: say.withRows(label(one.label), one.rows) }))}
        onChoose={(list) => narrow({ list })}
      />
      <Choice
        label={say.county}
        all={words.all}
        value={filter.county}
        options={(desk?.counties ?? []).map(({ county, name, rows }) => ({ id: county, name: say.withRows(name, rows) }))}
        onChoose={(county) => narrow({ county })}
      />
      <Choice label={say.state} all={say.states.waiting} value={filter.state} options={[{ id: 'set_aside', name: say.states.set_aside }]} onChoose={(state) => narrow({ state })} />
    </FilterBar>
  );
}
