import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { FindingCounts } from '../../../../../src/judge/coverage/index.ts';
import { count } from '../../../format.ts';
import { ErrorBox, Loading } from '../../../ui/Notices.tsx';
import { useWords } from '../../../words/index.ts';
import { countsQuery } from '../findings-queries.ts';
import { filterOf, withCondition, type Looking } from '../looking.ts';
import { CountsTable, useCountedName } from './Counts.tsx';

/** Shades of a tile: none to the darkest, by its share of the largest. */
const SHADES = 3;

type TilesProps = { looking: Looking; by: 'county' | 'town'; values: FindingCounts['values']; /** One has just come here by a tile: focus goes on from here. */ came: boolean; onGo: () => void };

function Tiles({ looking, by, values, came, onGo }: TilesProps) {
  const { words } = useWords();
  const name = useCountedName(by);
  const here = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (came) here.current?.querySelector('a')?.focus();
  }, [came]);
  const most = Math.max(...values.map((one) => one.count), 1);
  return (
    <ul ref={here} className="tiles" aria-label={words.looking.mapBy(words.narrowing.by[by])}>
      {values.map((one) => (
        <li key={one.value}>
          <Link
            to="/findings"
            search={{ ...withCondition(filterOf(looking), by, one.value), ...(by === 'county' ? { view: 'map' } : {}) }}
            resetScroll={false}
            className="tile"
            data-heat={Math.ceil((one.count / most) * SHADES)}
            onClick={onGo}
          >
            {name(one)}
            <strong>{count(one.count)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Places as tiles, one each and equally large: counties, or the towns of the county one looks at. Each tile is its name, its number and its list. */
export function MapView({ looking }: { looking: Looking }) {
  const { words } = useWords();
  const [came, setCame] = useState(false);
  const by = looking.county === undefined ? 'county' : 'town';
  const { data, error, ...query } = useQuery(countsQuery(filterOf(looking), by));
  return (
    <div className="look">
      <p className="mute small">{words.looking.mapSays}</p>
      {error ? (
        <ErrorBox error={error} again={() => void query.refetch()} />
      ) : data === undefined || query.isPlaceholderData ? (
        <Loading />
      ) : (
        <>
          <Tiles key={by} looking={looking} by={by} values={data.values} came={came} onGo={() => setCame(true)} />
          <CountsTable looking={looking} by={by} values={data.values} />
        </>
      )}
    </div>
  );
}
