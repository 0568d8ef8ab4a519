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
      <p className="unseen" aria-live="polite">
        {said}
      </p>
    </I18nProvider>
  );
}
