import { Outlet } from '@tanstack/react-router';
import { I18nProvider } from 'react-aria-components';
import { useAnnounced } from '../announce.ts';
import { useWords } from '../words/index.ts';

/** What is around everything: the language, the skip link, the one live region. */
export function Frame() {
  const { words, language } = useWords();
  const said = useAnnounced();
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Outlet />
      {/* By this attribute React Aria leaves it to be heard while a sheet lies over the page. */}
      <p className="unseen" aria-live="polite" data-live-announcer="true">
        {said}
      </p>
    </I18nProvider>
  );
}
