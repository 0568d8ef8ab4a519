import { Page } from '../../ui/Page.tsx';
import { useWords } from '../../words/index.ts';

/** One's own account. */
export function MePage() {
  const { words } = useWords();
  return <Page title={words.me.title}>{null}</Page>;
}
