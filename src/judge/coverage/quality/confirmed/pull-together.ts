/** Decided findings of one place. */
export interface Decided {
  readonly confirmed: number;
  readonly decided: number;
}

/** Between these: as many imagined decisions as the places give reason to pull each of them towards all. */
const [FEWEST, MOST] = [2, 1000];

/**
 * The share of each place pulled towards the share of all, so that a place with few decisions does not stand out by chance: as if every place
 * had so many decisions more, confirmed as often as all are. How many is read from how far the places differ beyond chance (the moment
 * estimator of a beta-binomial, Kleinman 1973). Null for all where nothing has been decided.
 */
export function pullTogether(places: readonly Decided[]): (number | null)[] {
  const total = places.reduce((sum, { decided }) => sum + decided, 0);
  if (total === 0) return places.map(() => null);
  const share = places.reduce((sum, { confirmed }) => sum + confirmed, 0) / total;
  const imagined = imaginedDecisions(places.filter(({ decided }) => decided > 0), share, total);
  return places.map(({ confirmed, decided }) => (confirmed + imagined * share) / (decided + imagined));
}

function imaginedDecisions(places: readonly Decided[], share: number, total: number): number {
  const chance = share * (1 - share);
  if (places.length < 2 || chance === 0) return MOST;
  const spread = places.reduce((sum, { confirmed, decided }) => sum + decided * (confirmed / decided - share) ** 2, 0);
  const crowded = total - places.reduce((sum, { decided }) => sum + decided ** 2, 0) / total;
  // The share of the variance that lies between places; 0 where chance explains all of it.
  const between = (spread - chance * (places.length - 1)) / (chance * (crowded - (places.length - 1)));
  return Number.isFinite(between) && between > 0 ? Math.min(MOST, Math.max(FEWEST, 1 / between - 1)) : MOST;
}
