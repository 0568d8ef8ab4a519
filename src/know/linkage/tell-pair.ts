import { maskCertificate, maskIdentity, maskName, maskPhone } from '../../foundation/kernel/index.ts';
import { markCharacters, type MarkedPair, type Run } from './mark-characters.ts';
import { nameKey } from './name-key.ts';
import type { NameLevel } from './name-likeness.ts';
import { compareNumber, readRowNumber } from './number-likeness.ts';

/** What a row says of who it is, as written; `birth` as 'YYYY-MM-DD', `division` a code of 6, 9 or 12 digits. */
export interface RowSays {
  readonly identity: string | null;
  readonly identity_numeric: boolean | null;
  readonly certificate: string | null;
  readonly name: string | null;
  readonly sex: string | null;
  readonly birth: string | null;
  readonly phone: string | null;
  readonly division: string | null;
}

/** What the register says of a person the row may be. */
export interface PersonSays {
  readonly identity: string | null;
  readonly certificate: string | null;
  readonly guardian_identity: string | null;
  readonly name: string | null;
  readonly sex: string | null;
  readonly birth: string | null;
  readonly phone: string | null;
  readonly place: string | null;
}

export const PAIR_FIELDS = ['name', 'identity', 'certificate', 'birth', 'sex', 'place', 'phone'] as const;

/** One field of a row beside that of a person: both sides masked, and how far they agree; 'none' where a side says nothing. */
export interface PairField extends MarkedPair {
  readonly field: (typeof PAIR_FIELDS)[number];
  readonly level: string;
}

/** Sets a row beside a person, field by field. Fields that neither side has are left out. `placeName` says a division code in words. */
export function tellPair(row: RowSays, person: PersonSays, compareNames: (a: string, b: string) => NameLevel, placeName: (code: string) => string): PairField[] {
  const told = (field: PairField['field'], level: string, written: string | null, held: string | null, mask: (text: string) => string): PairField[] => {
    if (written === null && held === null) return [];
    const marked = written !== null && held !== null ? markCharacters(written, held, mask)
      : { written: whole(written, mask), held: whole(held, mask), differences: [] };
    return [{ field, level: written === null || held === null ? 'none' : level, ...marked }];
  };
  const plain = (text: string) => text;
  const name = row.name === null ? null : nameKey(row.name);
  return [
    ...told('name', compareNames(name ?? '', person.name ?? ''), name, person.name, maskName),
    ...told('identity', numberLevel(row, person), clean(row.identity), person.identity, maskIdentity),
    ...told('certificate', certificateLevel(row, person), clean(row.certificate), person.certificate, maskCertificate),
    ...told('birth', birthLevel(row.birth, person.birth), row.birth, person.birth, (day) => `${day.slice(0, 4)}-**-**`),
    ...told('sex', row.sex === person.sex ? 'same' : 'other', row.sex, person.sex, plain).map(unmarked),
    ...told('place', placeLevel(row.division, person.place), row.division && placeName(row.division), person.place && placeName(person.place), plain).map(unmarked),
    ...told('phone', row.phone === person.phone ? 'same' : 'other', row.phone, person.phone, maskPhone),
  ];
}

function whole(text: string | null, mask: (text: string) => string): Run[] {
  return text === null ? [] : [{ text: mask(text), differs: false }];
}

/** Words are compared as wholes: single characters of them say nothing. */
function unmarked(field: PairField): PairField {
  const one = (runs: readonly Run[]): Run[] => [{ text: runs.map(({ text }) => text).join(''), differs: false }];
  return { ...field, written: one(field.written), held: one(field.held), differences: [] };
}

function clean(text: string | null): string | null {
  return text === null ? null : text.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

function numberLevel({ identity, identity_numeric: numeric }: RowSays, person: PersonSays): string {
  const numbers = [person.identity, person.certificate?.slice(0, 18) ?? null].filter((one) => one !== null);
  const level = compareNumber(readRowNumber(identity ?? '', numeric === true), numbers);
  return level.startsWith('other') && person.guardian_identity !== null && clean(identity) === person.guardian_identity ? 'relative' : level;
}

function certificateLevel({ certificate }: RowSays, person: PersonSays): string {
  const [a, b] = [clean(certificate) ?? '', person.certificate ?? ''];
  if (a.slice(0, 20) === b.slice(0, 20)) return 'same';
  return a.slice(0, 18) === b.slice(0, 18) ? 'same_holder' : 'other';
}

/** Two parts of the date agree and the third differs, or day and month are exchanged. */
function birthLevel(a: string | null, b: string | null): string {
  if (a === b) return 'same';
  const [one, two] = [(a ?? '').split('-'), (b ?? '').split('-')];
  const agreeing = one.filter((part, i) => part === two[i]).length;
  return agreeing === 2 || (one[0] === two[0] && one[1] === two[2] && one[2] === two[1]) ? 'near' : 'other';
}

/** The smallest division both lie in. */
function placeLevel(a: string | null, b: string | null): string {
  const together = (digits: number) => a !== null && b !== null && a.length >= digits && a.slice(0, digits) === b.slice(0, digits);
  return together(12) ? 'village' : together(9) ? 'town' : together(6) ? 'county' : 'other';
}
