import { Link, type LinkProps } from '@tanstack/react-router';
import { count } from '../format.ts';
import { useWords } from '../words/index.ts';
import { pagesAround } from './pages-around.ts';

type PaginationProps = { page: number; size: number; total: number; link: (page: number) => LinkProps };

/** Which rows are shown of how many, and the way to the others. */
export function Pagination({ page, size, total, link }: PaginationProps) {
  const { words } = useWords();
  const last = Math.max(1, Math.ceil(total / size));
  const shown = words.pages.shown((page - 1) * size + 1, Math.min(page * size, total), total);
  return (
    <nav className="pagination" aria-label={words.pages.label}>
      <p className="mute">{shown}</p>
      {last > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <Link {...link(page - 1)} className="button">
                {words.pages.previous}
              </Link>
            </li>
          )}
          {pagesAround(page, last).map((n) => (
            <li key={n}>
              <Link {...link(n)} className="button" aria-label={words.pages.page(n)} aria-current={n === page ? 'page' : undefined}>
                {count(n)}
              </Link>
            </li>
          ))}
          {page < last && (
            <li>
              <Link {...link(page + 1)} className="button">
                {words.pages.next}
              </Link>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
}
