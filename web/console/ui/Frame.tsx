import { Outlet, useLocation } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { useAnnounced } from '../announce.ts';
import { useWords } from '../words/index.ts';

/** The one polite live region. By this attribute React Aria leaves it to be heard while a sheet lies over the page. */
function Heard() {
  return (
    <p className="unseen" aria-live="polite" data-live-announcer="true">
      {useAnnounced()}
    </p>
  );
}

/** What is around everything: the language, the ways past what comes first, the live region. */
export function Frame() {
  const { words, language } = useWords();
  const { pathname } = useLocation();
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      {pathname !== '/sign-in' && (
        <a className="skip" href="#nav">
          {words.skipNav}
        </a>
      )}
      <Outlet />
      <Heard />
    </I18nProvider>
  );
}
