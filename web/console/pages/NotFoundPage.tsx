import { Link } from '@tanstack/react-router';
import { Page } from '../ui/Page.tsx';
import { useWords } from '../words/index.ts';

export function NotFoundPage() {
  const { words } = useWords();
  return (
    <Page title={words.notFound.title} lead={words.notFound.hint}>
      <p>
        <Link to="/">{words.notFound.home}</Link>
      </p>
    </Page>
  );
}
