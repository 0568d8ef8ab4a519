import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { useAnnounced } from '../announce.ts';
import { overviewQuery } from '../queries.ts';
import { useWords } from '../words/index.ts';
import { Nav } from './Nav.tsx';
import { ReadingMenu } from './ReadingMenu.tsx';
import { SearchBox } from './SearchBox.tsx';

function Top() {
  const { words } = useWords();
  const { data } = useQuery(overviewQuery());
  const navigate = useNavigate();
  return (
    <section className="top" aria-label={words.top}>
      <SearchBox label={words.search.label} placeholder={words.search.placeholder} onSearch={(q) => q !== '' && void navigate({ to: '/findings', search: { q } })} />
      <p className="scope">
        {data && (
          <>
            <strong>{words.wholeCity(data.counties.length)}</strong>
            {data.asOf !== null && <span>{words.asOf(data.asOf)}</span>}
          </>
        )}
      </p>
      <ReadingMenu />
    </section>
  );
}

/** What surrounds every page: the skip link, the wings, where and as of when, and the one live region. */
export function Shell() {
  const { words, language } = useWords();
  const { data } = useQuery(overviewQuery());
  const said = useAnnounced();
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <div className="shell">
        <header className="side">
          <div className="brand">
            <Link to="/">{words.product}</Link>
            {data && <p>{words.federation(data.city.name)}</p>}
          </div>
          <Nav overview={data} />
        </header>
        <Top />
        <Outlet />
      </div>
      <p className="unseen" aria-live="polite">
        {said}
      </p>
    </I18nProvider>
  );
}
