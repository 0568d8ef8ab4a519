import { count, percent } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { Table } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';
import type { Workbench } from './workbench-query.ts';

type County = NonNullable<Workbench['standing']>['counties'][number];

/** One's own counties among the others: who has looked at how much. Only one's own numbers open. */
export function Standing({ standing }: { standing: NonNullable<Workbench['standing']> }) {
  const { words } = useWords();
  const say = words.workbench;
  const all = standing.counties;
  const one = all.length > 1 && all.some(({ own }) => !own);
  return (
    <Card heading={say.standing} aside={say.standingHint(standing.day)}>
      <Table
        label={say.standing}
        rows={all}
        rowKey={({ code }) => code}
        columns={[
          { key: 'county', head: say.county, cell: ({ name }: County) => name, under: (county: County) => (one && county.own ? say.own : null), keep: true },
          {
            key: 'undecided', head: say.undecided, number: true,
            cell: ({ own, undecided, code, name }: County) =>
              own ? <NumberLink value={undecided} describe={say.opensUndecided(name, undecided)} to="/findings" search={{ county: code }} /> : count(undecided),
          },
          { key: 'decided', head: say.decidedShare, number: true, cell: ({ decided, undecided }: County) => percent(decided, decided + undecided) },
          { key: 'closed', head: say.closedHead, number: true, cell: ({ closed }: County) => count(closed) },
        ]}
      />
    </Card>
  );
}
