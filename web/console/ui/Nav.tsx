import { Link, type LinkProps } from '@tanstack/react-router';
import type { Overview } from '../api.ts';
import { count } from '../format.ts';
import { useMay } from '../me.ts';
import { useScope } from '../scope.ts';
import { useWords, type Dictionary } from '../words/index.ts';

type Wing = keyof Dictionary['nav']['gloss'];

type Entry = {
  page: Exclude<keyof Dictionary['nav'], 'gloss' | 'label' | Wing>;
  to: NonNullable<LinkProps['to']>;
  needs: string;
  /** Numbers follow where one looks, and so does the way there. */
  follows?: boolean;
  tally?: (overview: Overview) => number | null;
};

/** The wings in the order of the work, then what keeps the house; each with the pages that exist and what one must be allowed to see them. */
const WINGS: { wing: Wing; pages: Entry[] }[] = [
  {
    wing: 'know',
    pages: [
      { page: 'lists', to: '/lists', needs: 'lists:read', tally: ({ spine }) => spine.lists },
      { page: 'imports', to: '/imports', needs: 'imports:read' },
      { page: 'desk', to: '/desk', needs: 'desk:read', tally: ({ spine }) => spine.asked },
      { page: 'corrections', to: '/corrections', needs: 'changes:read' },
      { page: 'conflicts', to: '/conflicts', needs: 'conflicts:read' },
    ],
  },
  {
    wing: 'judge',
    pages: [
      { page: 'findings', to: '/findings', needs: 'findings:read', follows: true, tally: ({ spine }) => spine.findings },
      { page: 'rules', to: '/rules', needs: 'rules:read' },
      { page: 'quality', to: '/quality', needs: 'quality:read' },
    ],
  },
  { wing: 'act', pages: [] },
  { wing: 'tell', pages: [] },
  {
    wing: 'keep',
    pages: [
      { page: 'accounts', to: '/accounts', needs: 'accounts:read' },
      { page: 'delegations', to: '/delegations', needs: 'delegations:read' },
      { page: 'devices', to: '/devices', needs: 'devices:read' },
      { page: 'audit', to: '/audit', needs: 'audit:read' },
      { page: 'privacy', to: '/privacy', needs: 'privacy:read' },
      { page: 'requests', to: '/requests', needs: 'requests:read' },
      { page: 'retention', to: '/retention', needs: 'retention:read' },
      { page: 'breaches', to: '/breaches', needs: 'breach:read' },
      { page: 'keys', to: '/keys', needs: 'keys:read' },
    ],
  },
];

/** The main navigation: the overview, then the wings, of each the pages one may see. */
export function Nav({ overview }: { overview: Overview | undefined }) {
  const { words } = useWords();
  const may = useMay();
  const { county } = useScope();
  const where = county === undefined ? {} : { county };
  const wings = WINGS.map(({ wing, pages }) => ({ wing, pages: pages.filter(({ needs }) => may(needs)) })).filter(({ pages }) => pages.length > 0);
  return (
    <nav id="nav" className="nav" aria-label={words.nav.label} tabIndex={-1}>
      <ul>
        <li>
          <Link to="/" search={where} activeOptions={{ exact: true, includeSearch: false }}>
            {words.nav.overview}
          </Link>
        </li>
      </ul>
      {wings.map(({ wing, pages }) => (
        <div key={wing}>
          <p id={`wing-${wing}`}>
            <span className="wing">{words.nav[wing]}</span> {words.nav.gloss[wing]}
          </p>
          <ul aria-labelledby={`wing-${wing}`}>
            {pages.map(({ page, to, follows, tally }) => (
              <li key={page}>
                <Link to={to} {...(follows ? { search: where } : {})} activeOptions={{ includeSearch: false }}>
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
