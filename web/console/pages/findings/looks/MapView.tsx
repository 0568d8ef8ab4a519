import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { count } from '../../../format.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useWords } from '../../../words/index.ts';
import { countsQuery } from '../findings-queries.ts';
import { filterOf, withCondition, type Looking } from '../looking.ts';
import { CountsTable, useCountedName } from './Counts.tsx';

/** Shades of a tile: none to the darkest, by its share of the largest. */
const SHADES = 3;

/** Places as tiles, one each and equally large: counties, or the towns of the county one looks at. Each tile is its name, its number and its list. */
export function MapView({ looking }: { looking: Looking }) {
  const { words } = useWords();
  const by = looking.county === undefined ? 'county' : 'town';
  const query = useQuery(countsQuery(filterOf(looking), by));
  const name = useCountedName(by);
  return (
    <div className="inside">
      <Loaded query={query}>
        {({ values }) => {
          const most = Math.max(...values.map((one) => one.count), 1);
          return (
            <>
              <p className="mute small">{words.looking.mapSays}</p>
              <ul className="tiles" aria-label={words.looking.mapBy(words.narrowing.by[by])}>
                {values.map((one) => (
                  <li key={one.value}>
                    <Link to="/findings" search={{ ...withCondition(filterOf(looking), by, one.value), ...(by === 'county' ? { view: 'map' } : {}) }} resetScroll={false} className="tile" data-heat={Math.ceil((one.count / most) * SHADES)}>
                      {name(one)}
                      <strong>{count(one.count)}</strong>
                    </Link>
                  </li>
                ))}
              </ul>
              <CountsTable looking={looking} by={by} values={values} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
