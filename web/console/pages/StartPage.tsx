import { useMay } from '../me.ts';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../words/index.ts';
import { OverviewPage } from './overview/OverviewPage.tsx';

/** The first page: the overview for who may see it, else a word and the navigation. */
export function StartPage() {
  const { words } = useWords();
  const may = useMay();
  if (may('overview:read')) return <OverviewPage />;
  return (
    <Page title={words.start.title} lead={words.start.lead}>
      {null}
    </Page>
  );
}
