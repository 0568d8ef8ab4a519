import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';
import { ConfirmedCard } from './ConfirmedCard.tsx';
import { HiddenCards } from './HiddenCards.tsx';
import { LinksCard } from './LinksCard.tsx';

/** How good the work is: links by a judged sample, findings by what was verified, and the people no list knows. */
export function QualityPage() {
  const { words } = useWords();
  return (
    <Page title={words.quality.title} heading={words.quality.heading}>
      <HiddenCards />
      <LinksCard />
      <ConfirmedCard />
    </Page>
  );
}
