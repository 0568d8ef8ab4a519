import { Link } from '@tanstack/react-router';
import type { Overview } from '../api.ts';
import { count } from '../format.ts';
import { useMay } from '../me.ts';
import { useWords } from '../words/index.ts';

type Entry = {
  page: 'lists' | 'desk' | 'findings' | 'quality' | 'accounts' | 'delegations' | 'devices' | 'audit' | 'privacy';
  to: '/lists' | '/desk' | '/findings' | '/quality' | '/accounts' | '/delegations' | '/devices' | '/audit' | '/privacy';
  needs: string;
  tally?: (overview: Overview) => number | null;
};

/** The wings in the order of the work, then what keeps the house; each with the pages that exist and what one must be allowed to see them. */
const WINGS: { wing: 'know' | 'judge' | 'keep'; pages: Entry[] }[] = [
  {
    wing: 'know',
    pages: [
      { page: 'lists', to: '/lists', needs: 'lists:read', tally: ({ spine }) => spine.lists },
      { page: 'desk', to: '/desk', needs: 'desk:read', tally: ({ spine }) => spine.asked },
    ],
  },
  {
    wing: 'judge',
    pages: [
      { page: 'findings', to: '/findings', needs: 'findings:read', tally: ({ spine }) => spine.findings },
      { page: 'quality', to: '/quality', needs: 'quality:read' },
    ],
  },
  {
    wing: 'keep',
    pages: [
      { page: 'accounts', to: '/accounts', needs: 'accounts:read' },
      { page: 'delegations', to: '/delegations', needs: 'delegations:read' },
      { page: 'devices', to: '/devices', needs: 'devices:read' },
      { page: 'audit', to: '/audit', needs: 'audit:read' },
      { page: 'privacy', to: '/privacy', needs: 'privacy:read' },
    ],
  },
];

/** The main navigation: the overview, then the wings, of each the pages one may see. */
export function Nav({ overview }: { overview: Overview | undefined }) {
  const { words } = useWords();
  const may = useMay();
  const wings = WINGS.map(({ wing, pages }) => ({ wing, pages: pages.filter(({ needs }) => may(needs)) })).filter(({ pages }) => pages.length > 0);
  return (
    <nav className="nav" aria-label={words.nav.label}>
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true }}>
            {may('overview:read') ? words.nav.overview : words.start.title}
          </Link>
        </li>
      </ul>
      {wings.map(({ wing, pages }) => (
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
