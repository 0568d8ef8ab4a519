import { Link } from '@tanstack/react-router';
import type { Overview } from '../api.ts';
import { count } from '../format.ts';
import { useMay } from '../me.ts';
import { useScope } from '../scope.ts';
import { useWords } from '../words/index.ts';
import { WINGS } from './wings.ts';

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
