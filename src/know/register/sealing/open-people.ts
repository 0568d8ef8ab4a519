import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { FIELDS, readContact } from './fields.ts';
import { firstCells, passingRecords } from './passing-records.ts';

/** The sealed columns of `register.population_on`, in front of a passing record. */
export const SEALED_IN_POPULATION = ['certificate', 'identity', 'phone', 'guardian_contact'] as const;

/** What they become, in the same place. */
export const OPENED_IN_POPULATION = ['certificate', 'identity', 'phone', 'guardian_identity', 'guardian_phone'] as const;

/** The records of a file of people as the database has them, header first, opened; what stands behind the numbers goes by as it is. */
export async function* openedPeople(keeper: Keeper, file: string): AsyncGenerator<string> {
  let header = true;
  for await (const records of passingRecords(file)) {
    yield records.map((record, i) => `${header && i === 0 ? renamed(record) : opened(keeper, record)}\n`).join('');
    header &&= records.length === 0;
  }
}

function renamed(header: string): string {
  return `${OPENED_IN_POPULATION.join(',')},${firstCells(header, SEALED_IN_POPULATION.length).rest}`;
}

function opened(keeper: Keeper, record: string): string {
  const { cells: [certificate, identity, phone, contact], rest } = firstCells(record, SEALED_IN_POPULATION.length);
  const read = (field: string, cell: string | undefined) => (cell ? keeper.open(field, Buffer.from(cell.slice(2), 'hex')) : null);
  const reached = read(FIELDS.contact, contact);
  const guardian = reached === null ? { identity: null, phone: null } : readContact(reached);
  const cells = [read(FIELDS.certificate, certificate), read(FIELDS.identity, identity), read(FIELDS.phone, phone), guardian.identity, guardian.phone];
  return `${cells.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)).join(',')},${rest}`;
}
