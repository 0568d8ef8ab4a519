import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { certificateLookups, contactText, FIELDS } from './fields.ts';
import { firstCells, passingRecords } from './passing-records.ts';

/** The numbers of a person of a file, as they stand at the front of a passing record: in hexadecimal, so that none is ever quoted. */
export const NUMBERS = ['identity', 'certificate', 'phone', 'guardian_identity', 'guardian_phone'] as const;

/** What becomes of them to find equals by, in the order of `lookedUp`. */
export const LOOKUPS = {
  identity_lookup: 'bytea', certificate_lookup: 'bytea', certificate_reissue: 'text', certificate_identity_lookup: 'bytea', phone_lookup: 'bytea', contact_lookup: 'bytea',
} as const;

/** What becomes of them to be kept, in the order of `sealed`. */
export const SEALED = ['identity', 'certificate', 'phone', 'contact'] as const;

/**
 * The records of a file of people with look-ups in the place of their numbers: nothing else ever reaches the database. About 20 microseconds
 * a person; an identity number and the one inside a certificate are mostly the same and looked up once.
 */
export async function* lookedUp(keeper: Keeper, file: string): AsyncGenerator<string> {
  for await (const { numbers, rest } of people(file)) {
    yield numbers.map(({ identity, certificate, phone, contact }, i) => {
      const own = identity === null ? null : keeper.lookup(FIELDS.identity, identity);
      const held = certificate === null ? null : certificateLookups(keeper, certificate, { identity, lookup: own });
      return `${[
        bytea(own), bytea(held?.number), held === null ? '' : `"${held.reissue}"`, bytea(held?.identity),
        bytea(phone === null ? null : keeper.lookup(FIELDS.phone, phone)), bytea(contact === null ? null : keeper.lookup(FIELDS.contact, contact)),
      ].join(',')},${rest[i]}\n`;
    }).join('');
  }
}

/** The numbers of the people whose rows are wanted, sealed, with the row first. About 40 microseconds a person: who stays as they were is not sealed again. */
export async function* sealedNumbers(keeper: Keeper, file: string, wanted: ReadonlySet<number>): AsyncGenerator<string> {
  for await (const { numbers, rest } of people(file)) {
    yield numbers.map(({ identity, certificate, phone, contact }, i) => {
      const row = firstCells(rest[i] ?? '', 1).cells[0] ?? '';
      if (!wanted.has(Number(row))) return '';
      const sealed = ([[FIELDS.identity, identity], [FIELDS.certificate, certificate], [FIELDS.phone, phone], [FIELDS.contact, contact]] as const)
        .map(([field, text]) => bytea(text === null ? null : keeper.seal(field, text)));
      return `${row},${sealed.join(',')}\n`;
    }).join('');
  }
}

interface Numbers {
  readonly identity: string | null;
  readonly certificate: string | null;
  readonly phone: string | null;
  readonly contact: string | null;
}

async function* people(file: string): AsyncGenerator<{ numbers: Numbers[]; rest: string[] }> {
  let header = true;
  for await (const records of passingRecords(file)) {
    const numbers: Numbers[] = [];
    const rest: string[] = [];
    for (const record of header ? records.slice(1) : records) {
      const { cells, rest: behind } = firstCells(record, NUMBERS.length);
      const [identity = null, certificate = null, phone = null, guardian = null, guardianPhone = null] = cells.map(written);
      numbers.push({ identity, certificate, phone, contact: contactText({ identity: guardian, phone: guardianPhone }) });
      rest.push(behind);
    }
    header &&= records.length === 0;
    yield { numbers, rest };
  }
}

function written(hexadecimal: string): string | null {
  return hexadecimal === '' ? null : Buffer.from(hexadecimal, 'hex').toString('utf8');
}

function bytea(bytes: Buffer | null | undefined): string {
  return bytes ? `\\x${bytes.toString('hex')}` : '';
}
