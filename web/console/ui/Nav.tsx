import { Link } from '@tanstack/react-router';
import type { Overview } from '../api.ts';
import { count } from '../format.ts';
import { useWords } from '../words/index.ts';

type Wing = {
  wing: 'know' | 'judge';
  pages: { page: 'lists' | 'desk' | 'findings' | 'quality'; to: '/lists' | '/desk' | '/findings' | '/quality'; tally?: (overview: Overview) => number | null }[];
};

/** The wings in the order of the work, each with the pages that exist. */
const WINGS: Wing[] = [
  {
    wing: 'know',
    pages: [
      { page: 'lists', to: '/lists', tally: ({ spine }) => spine.lists },
      { page: 'desk', to: '/desk', tally: ({ spine }) => spine.asked },
    ],
  },
  {
    wing: 'judge',
    pages: [
      { page: 'findings', to: '/findings', tally: ({ spine }) => spine.findings },
      { page: 'quality', to: '/quality' },
    ],
  },
];

/** The main navigation: the overview, then the wings. */
export function Nav({ overview }: { overview: Overview | undefined }) {
  const { words } = useWords();
  return (
    <nav className="nav" aria-label={words.nav.label}>
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true }}>
            {words.nav.overview}
          </Link>
        </li>
      </ul>
      {WINGS.map(({ wing, pages }) => (
        <div key={wing}>
          <p id={`wing-${wing}`}>{words.nav[wing]}</p>
          <ul aria-labelledby={`wing-${wing}`}>
            {pages.map(({ page, to, tally }) => (
              <li key={page}>
                <Link to={to}>
                  {words.nav[page]}
                  {overview && tally && <Tally value={tally(overview)} />}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Nothing where the number is not told to one's reach. */
function Tally({ value }: { value: number | null }) {
  return value === null ? null : <span className="tally">{count(value)}</span>;
}
