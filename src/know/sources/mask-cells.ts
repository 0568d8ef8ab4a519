import { maskCertificate, maskIdentity, maskName, maskPhone } from '../../foundation/kernel/index.ts';
import type { Cell } from '../../foundation/platform/engine/index.ts';

/** A cell of a snapshot: never nested. */
export type SnapshotCell = Exclude<Cell, object> | null;

/** What a column of a snapshot may show of itself. */
const MASKS: readonly (readonly [RegExp, (text: string) => string])[] = [
  [/identity|account|card/, maskIdentity],
  [/certificate/, maskCertificate],
  [/phone/, maskPhone],
  [/name$|guardian/, maskName],
  [/address|diagnosis/, () => '***'],
];

/** The cells of a snapshot row as a screen may show them: whatever names or reaches a person is masked; empty cells are left out. */
export function maskCells(row: Readonly<Record<string, Cell>>): Record<string, SnapshotCell> {
  const shown: Record<string, SnapshotCell> = {};
  for (const [column, cell] of Object.entries(row)) {
    if (cell === null || typeof cell === 'object' || column === 'row' || column.endsWith('_numeric')) continue;
    const mask = MASKS.find(([pattern]) => pattern.test(column))?.[1];
    shown[column] = mask && typeof cell === 'string' ? mask(cell) : cell;
  }
  return shown;
}
