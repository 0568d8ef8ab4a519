import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery, useMay, useMe } from '../me.ts';
import { usePlace } from '../place.ts';
import { overviewQuery } from '../queries.ts';
import { useWords } from '../words/index.ts';
import { Loaded } from './Loaded.tsx';
import { Nav } from './Nav.tsx';
import { ReadingMenu } from './ReadingMenu.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SessionWatch } from './SessionWatch.tsx';
import { WhoMenu } from './WhoMenu.tsx';

function Top() {
  const { words } = useWords();
  const may = useMay();
  const { data } = useQuery({ ...overviewQuery(), enabled: may('overview:read') });
  const navigate = useNavigate();
  const me = useMe();
  const place = usePlace();
  return (
    <section className="top" aria-label={words.top}>
      {may('findings:read') && (
        <SearchBox label={words.search.label} placeholder={words.search.placeholder} onSearch={(q) => q !== '' && void navigate({ to: '/findings', search: { q } })} />
      )}
      <p className="scope">
        {data && (
          <>
            <strong>{data.counties.length > 1 || !me ? words.wholeCity(data.counties.length) : place(me.division)}</strong>
            {data.asOf !== null && <span>{words.asOf(data.asOf)}</span>}
          </>
        )}
      </p>
      <WhoMenu />
      <ReadingMenu />
    </section>
  );
}

function Inside({ children }: { children: ReactNode }) {
  const { words } = useWords();
  const may = useMay();
  const { data } = useQuery({ ...overviewQuery(), enabled: may('overview:read') });
  return (
    <div className="shell">
      <header className="side">
        <div className="brand">
          <Link to="/">{words.product}</Link>
          {data && <p>{words.federation(data.city.name)}</p>}
        </div>
        <Nav overview={data} />
      </header>
      <Top />
      {children}
      <SessionWatch />
    </div>
  );
}

/** What surrounds every page of somebody who is signed in: the wings, where and as of when, who. Nothing is asked for before it is known who asks. */
export function Shell({ children }: { children: ReactNode }) {
  return <Loaded query={useQuery(meQuery())}>{() => <Inside>{children}</Inside>}</Loaded>;
}
