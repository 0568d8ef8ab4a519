import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BarChart } from '../../../ui/BarChart.tsx';
import { Choice } from '../../../ui/FilterBar.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useWords } from '../../../words/index.ts';
import { countsQuery } from '../findings-queries.ts';
import { CHARTED, filterOf, type Looking } from '../looking.ts';
import { CountsTable, useCountedName } from './Counts.tsx';

/** The list as bars by rule, county, month ..., with the same numbers in a table that opens them. */
export function ChartView({ looking }: { looking: Looking }) {
  const { words } = useWords();
  const navigate = useNavigate();
  const by = looking.by ?? 'rule';
  const head = words.narrowing.by[by];
  const query = useQuery(countsQuery(filterOf(looking), by));
  const name = useCountedName(by);
  return (
    <div className="look">
      <Choice
        label={words.looking.by}
        all={words.narrowing.by.rule}
        value={by === 'rule' ? undefined : by}
        options={CHARTED.slice(1).map((id) => ({ id, name: words.narrowing.by[id] }))}
        onChoose={(chosen) => void navigate({ to: '/findings', search: { ...looking, by: CHARTED.find((id) => id === chosen) ?? 'rule' }, resetScroll: false })}
      />
      <Loaded query={query}>
        {({ values }) => (
          <>
            <BarChart label={words.looking.chartBy(head)} rows={values.map(name)} series={[{ name: words.deciding.findings, token: 'act', values: values.map(({ count }) => count) }]} />
            <CountsTable looking={looking} by={by} values={values} />
          </>
        )}
      </Loaded>
    </div>
  );
}
