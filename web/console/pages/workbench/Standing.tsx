import { count, percent } from '../../format.ts';
import { Card } from '../../ui/Card.tsx';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords, type Dictionary } from '../../words/index.ts';
import type { Workbench } from './workbench-query.ts';

type County = NonNullable<Workbench['standing']>['counties'][number];

/** Opens where the findings are one's own to see. */
function Undecided({ county: { own, undecided, code, name } }: { county: County }) {
  const { words } = useWords();
  if (!own) return count(undecided);
  return <NumberLink value={undecided} describe={words.workbench.opensUndecided(name, undecided)} to="/findings" search={{ county: code }} />;
}

function columnsOf(say: Dictionary['workbench'], one: boolean): Column<County>[] {
  return [
    { key: 'county', head: say.county, cell: ({ name }) => name, under: (county) => (one && county.own ? say.own : null), keep: true },
    { key: 'undecided', head: say.undecided, number: true, cell: (county) => <Undecided county={county} /> },
    { key: 'decided', head: say.decidedShare, number: true, cell: ({ decided, undecided }) => percent(decided, decided + undecided) },
    { key: 'closed', head: say.closedHead, number: true, cell: ({ closed }) => count(closed) },
  ];
}

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
        columns={columnsOf(say, one)}
      />
    </Card>
  );
}
