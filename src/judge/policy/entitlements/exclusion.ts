import type { Basis, Clause } from '../packs/policy.ts';
import type { Entitlement, Expression, OverlapRow, Overlaps, TwoSided } from './entitlement.ts';
import { readComposed, type Reader } from './read-expression.ts';
import { bracketed } from './read-stop.ts';

/** How lists show who draws a benefit, and how much. */
export interface Receipt {
  readonly received: TwoSided;
  readonly amount: Expression | null;
  /** An entitlement here speaks of it, so that its own rules say when it is the one to end. */
  readonly ours: boolean;
}

/** How lists show who draws the other benefit of a row; null where none does. `inForce` says which version of an entitlement is meant. */
export function receiptOf(other: string, overlaps: Overlaps, inForce: (benefit: string) => Entitlement | null): Receipt | null {
  const entitlement = inForce(other);
  if (entitlement) return { received: entitlement.payroll.listed, amount: entitlement.payroll.paid, ours: true };
  const { received = null, amount = null } = overlaps.others.get(other) ?? {};
  return received && { received, amount, ours: false };
}

/** The benefit of a row that is not this one. */
export function otherOf({ between: [first, second] }: OverlapRow, benefit: string): string {
  return first === benefit ? second : first;
}

/** What a row asks of someone who is to be paid this benefit; null where it asks nothing of them. */
export function mayDraw(row: OverlapRow, entitlement: Entitlement, receipt: Receipt, label: Clause['label'], reader: Reader): Clause | null {
  const { benefit } = entitlement;
  const other = otherOf(row, benefit);
  if (row.keeps === 'both' || row.keeps === benefit) return null;
  if (row.keeps === other) return receipt.received.fails && { ...receipt.received.fails, basis: row.basis };
  const excluded = otherIsHigher(row, entitlement, entitlement.amount, receipt);
  const checked = excluded === null ? null : readComposed(reader, `!(${bracketed(receipt.received.holds.text)} && ${excluded})`, ['amount']);
  return checked && { id: `no_higher_${other}`, label: { zh: `未领取更高的${label.zh}`, en: `Draws no higher amount of: ${label.en}` }, ...checked, basis: row.basis };
}

/** What holds of someone who draws the other benefit and therefore may not draw this one; "never" where they may have both. */
export function mayNotDraw(row: OverlapRow, entitlement: Entitlement, receipt: Receipt, label: Clause['label'], reader: Reader, basis: readonly Basis[]): Clause[] {
  const { benefit } = entitlement;
  const other = otherOf(row, benefit);
  const received: Clause = { ...receipt.received.holds, basis };
  if (row.keeps === other) return [received];
  // Whoever draws both draws one too much; which of the two ends is for us to say only where both are ours.
  if (row.keeps === 'higher' && !receipt.ours) return [received];
  if (row.keeps === 'higher') {
    const excluded = otherIsHigher(row, entitlement, entitlement.payroll.paid, receipt);
    const checked = excluded === null ? null : readComposed(reader, excluded, ['amount']);
    return checked ? [received, { id: `higher_${other}`, label: { zh: `所领${label.zh}更高`, en: `More is paid of: ${label.en}` }, ...checked, basis }] : [];
  }
  const never = readComposed(reader, 'false', ['derive']);
  return never ? [received, { id: `excluded_by_${other}`, label: { zh: `与${label.zh}不可同时领取`, en: `May not be drawn beside: ${label.en}` }, ...never, basis: row.basis }] : [];
}

/** Of two equal amounts the benefit named first in the row stays. */
function otherIsHigher({ between: [first] }: OverlapRow, { benefit }: Entitlement, amount: Expression | null, receipt: Receipt): string | null {
  return amount && receipt.amount && `${bracketed(receipt.amount.text)} ${first === benefit ? '>' : '>='} ${bracketed(amount.text)}`;
}
