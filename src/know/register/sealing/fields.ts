import { readCertificate } from '../../../foundation/kernel/index.ts';
import type { Database } from '../../../foundation/platform/database/index.ts';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';

/** The register and who opens what is sealed in it. */
export interface Registry {
  readonly database: Database;
  readonly keeper: Keeper;
}

/** What is sealed, by the column it stands in. */
export const FIELDS = {
  identity: 'register.identification.number',
  certificate: 'register.certificate.number',
  contact: 'register.guardian.contact',
  phone: 'register.phone.number',
  said: 'register.conflict.said',
} as const;

/** How to reach a guardian. */
export interface Contact {
  readonly identity: string | null;
  readonly phone: string | null;
}

/** Both parts of a contact as the one text that is sealed; null where there is neither. */
export function contactText({ identity, phone }: Contact): string | null {
  return identity === null && phone === null ? null : JSON.stringify([identity, phone]);
}

/** A contact from its text. */
export function readContact(text: string): Contact {
  const [identity, phone]: (string | null)[] = JSON.parse(text);
  return { identity: identity ?? null, phone: phone ?? null };
}

/** What is looked up of a certificate number of 20 characters, with B1 to B99 behind it for a reissue. */
export interface CertificateLookups {
  readonly number: Buffer;
  readonly reissue: string;
  /** Equal to the look-up of its holder's identity number. */
  readonly identity: Buffer;
}

/** `known` is the look-up of an identity number that is at hand: mostly the one inside the certificate. */
export function certificateLookups(keeper: Keeper, number: string, known: { readonly identity: string | null; readonly lookup: Buffer | null }): CertificateLookups {
  const inside = number.slice(0, 18);
  return {
    number: keeper.lookup(FIELDS.certificate, number.slice(0, 20)), reissue: number.slice(20),
    identity: inside === known.identity && known.lookup ? known.lookup : keeper.lookup(FIELDS.identity, inside),
  };
}

/** What a text that is a whole certificate number is found by; null where it is none. */
export function certificateFinder(keeper: Keeper, text: string): Buffer[] | null {
  const { number } = readCertificate(text);
  return number === null ? null : keeper.lookups(FIELDS.certificate, number.slice(0, 20));
}

/** A certificate number as `register.certificate` and the population of a day hold it. */
export function openCertificate(keeper: Keeper, sealed: Buffer | null): string | null {
  return openOr(keeper, FIELDS.certificate, sealed);
}

/** Opens a field that may be empty. */
export function openOr(keeper: Keeper, field: string, sealed: Buffer | null): string | null {
  return sealed === null ? null : keeper.open(field, sealed);
}
