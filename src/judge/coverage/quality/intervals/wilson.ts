/** An estimate with the interval that holds it at 95 % confidence. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's interval for a share seen in `drawn` draws (Wilson 1927); nothing is known without draws. `of`: how many there are in all, when
 * they were drawn without putting back: the draws then count for more (Cochran 1977, section 2.6), and a whole count leaves no doubt.
 */
export function wilson(hits: number, drawn: number, of = Infinity): Interval {
  if (drawn === 0) return { estimate: 0, low: 0, high: 1 };
  const share = hits / drawn;
  if (drawn >= of) return { estimate: share, low: share, high: share };
  const worth = of === Infinity ? drawn : (drawn * (of - 1)) / (of - drawn);
  const z2 = (Z95 * Z95) / worth;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / worth + z2 / (4 * worth))) / (1 + z2);
  return { estimate: share, low: hits === 0 ? 0 : Math.max(0, centre - half), high: hits === drawn ? 1 : Math.min(1, centre + half) };
}
