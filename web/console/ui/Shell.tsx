import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { today } from '../format.ts';
import { meQuery, useMay, useMe } from '../me.ts';
import { overviewQuery } from '../queries.ts';
import { useWords } from '../words/index.ts';
import { Button } from './Button.tsx';
import { Loaded } from './Loaded.tsx';
import { Nav } from './Nav.tsx';
import { Offline } from './Offline.tsx';
import { Palette } from './palette/Palette.tsx';
import { OwnReading } from './OwnReading.tsx';
import { ReadingMenu } from './ReadingMenu.tsx';
import { SessionWatch } from './SessionWatch.tsx';
import { WhereAndWhen } from './WhereMenu.tsx';
import { WhoMenu } from './WhoMenu.tsx';

function Top() {
  const { words } = useWords();
  return (
    <section className="top" aria-label={words.header}>
      <Palette />
      <WhereAndWhen />
      <div className="own">
        <WhoMenu />
        <ReadingMenu />
      </div>
    </section>
  );
}

/** The name of the house and its wings; on a small screen the wings are folded away behind a button until one wants them. */
function Side() {
  const { words } = useWords();
  const may = useMay();
  const { pathname } = useLocation();
  const { data } = useQuery({ ...overviewQuery(), enabled: may('overview:read') });
  const [openOn, setOpenOn] = useState<string>();
  const open = openOn === pathname;
  return (
    <header className="side" data-open={open ? 'true' : undefined}>
      <div className="brand">
        <Link to="/">
          <span className="seal" aria-hidden="true">
            尽
          </span>
          {words.product}
        </Link>
        {data && <p>{words.federation(data.city.name)}</p>}
      </div>
      <div className="fold">
        <Button aria-expanded={open} aria-controls="nav" onPress={() => setOpenOn(open ? undefined : pathname)}>
          {open ? words.closeMenu : words.menu}
        </Button>
      </div>
      <Nav overview={data} />
    </header>
  );
}

/** On paper: where, as of when, who printed it. */
function Printed() {
  const { words } = useWords();
  const me = useMe();
  return <p className="printed">{me && [words.product, words.printed(me.name, today())].join(' · ')}</p>;
}

function Inside({ children }: { children: ReactNode }) {
  return (
    <div className="shell">
      <Side />
      <Top />
      <div className="stage">
        <Offline />
        {children}
        <Printed />
      </div>
      <SessionWatch />
      <OwnReading />
    </div>
  );
}

/** What surrounds every page of somebody who is signed in: the wings, where and as of when, who. Nothing is asked for before it is known who asks. */
export function Shell({ children }: { children: ReactNode }) {
  return <Loaded query={useQuery(meQuery())}>{() => <Inside>{children}</Inside>}</Loaded>;
}
