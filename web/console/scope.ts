import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';

/** Pages whose numbers and lists follow the county in their address; all others speak of everything one may see. */
const FOLLOW: readonly string[] = ['/', '/findings'];

/** Where one looked last on a page that follows: what the navigation leads back to. */
let last: string | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Remembers where one looks; undefined: everywhere. */
export function rememberScope(county: string | undefined): void {
  last = county;
  for (const listener of listeners) listener();
}

type Scope = {
  /** The county looked at, by its six digits; undefined: everywhere one may look. */
  county: string | undefined;
  /** Whether this page follows it. */
  follows: boolean;
  choose: (county: string | undefined) => void;
};

/** Where one is looking. It stands in the address (`?county=341502`), so that a link says the same to whoever opens it. */
export function useScope(): Scope {
  const { pathname } = useLocation();
  const { county: named } = useSearch({ strict: false });
  const remembered = useSyncExternalStore(subscribe, () => last);
  const navigate = useNavigate();
  const follows = FOLLOW.includes(pathname);
  useEffect(() => {
    if (follows && last !== named) rememberScope(named);
  }, [follows, named]);
  const choose = (wanted: string | undefined) => {
    void navigate({
      to: follows ? pathname : '/',
      search: ({ page: _page, town: _town, county: _county, ...kept }) => (wanted === undefined ? kept : { ...kept, county: wanted }),
    });
  };
  return { county: follows ? named : remembered, follows, choose };
}
