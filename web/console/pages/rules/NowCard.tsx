import { useQuery } from '@tanstack/react-query';
import { count, percent } from '../../format.ts';
import { useMay } from '../../me.ts';
import { confirmedQuery, overviewQuery } from '../../queries.ts';
import { Card } from '../../ui/Card.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { Table, type Column } from '../../ui/Table.tsx';
import { useWords } from '../../words/index.ts';

/** How often the findings of a rule proved right; nothing where one may not read it. */
function Rate({ rule }: { rule: string }) {
  const { words: { rules: say } } = useWords();
  return (
    <Loaded query={useQuery(confirmedQuery())}>
      {({ rules }) => {
        const of = rules.find((one) => one.rule === rule);
        if (!of?.rate) return <p className="under-table">{say.noRate}</p>;
        const { estimate, low, high } = of.rate;
        return <p className="under-table">{say.rate(percent(estimate, 1), percent(low, 1), percent(high, 1), of.confirmed + of.excluded)}</p>;
      }}
    </Loaded>
  );
}

type Place = { county: string | undefined; name: string; people: number };

/** How many findings the rule has now, county by county, each opening its list. */
export function NowCard({ rule, name }: { rule: string; name: string }) {
  const { words } = useWords();
  const say = words.rules;
  const may = useMay();
  const open = ({ county, name: where, people }: Place) => (
    <NumberLink value={people} describe={say.open(name, where, count(people))} to="/findings" search={county === undefined ? { rule } : { rule, county }} />
  );
  const columns: Column<Place>[] = [{ key: 'place', head: words.findings.county, cell: (one) => one.name }, { key: 'people', head: say.findings, number: true, cell: open }];
  return (
    <Card heading={say.now} aside={say.nowHint}>
      <Loaded query={useQuery(overviewQuery())}>
        {({ matrix, counties, city }) => {
          const row = matrix.find((one) => one.rule === rule);
          if (!row) return <p className="notice">{say.notNow}</p>;
          const places: Place[] = [
            { county: undefined, name: counties.length > 1 ? city.name : words.all, people: row.total }, ...counties.map(({ code, name: where }) => ({ county: code, name: where, people: row.byCounty[code] ?? 0 })),
          ];
          return <Table label={say.now} columns={columns} rows={places} rowKey={({ county }) => county ?? ''} />;
        }}
      </Loaded>
      {may('quality:read') && <Rate rule={rule} />}
    </Card>
  );
}
