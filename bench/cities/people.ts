import { drawName, type Sex } from './names.ts';
import { numberOf } from './numbers.ts';
import { numberPrefix, type Village } from './places.ts';
import type { Draw } from './draw.ts';

/** Anyone who can stand in a list. Birth as YYYYMMDD. */
export interface Person {
  readonly name: string;
  readonly sex: Sex;
  readonly birth: string;
  readonly number: string;
  readonly village: Village;
  readonly group: number;
  readonly phone: string;
}

/** Someone who holds a certificate. */
export interface Holder extends Person {
  readonly certificate: string;
  readonly category: number;
  readonly grade: number;
  /** The number inside the certificate, where the person's number was corrected later. */
  readonly oldNumber: string | null;
}

const SHARES_OF_CATEGORY = ['1', '1', '2', '3', '4', '4', '4', '4', '4', '4', '5', '6', '6', '7'];

/** Draws a city's people; no two holders share a number, and no stranger has a holder's. */
export class Population {
  private readonly draw: Draw;
  private readonly villages: readonly Village[];
  private readonly taken = new Set<string>();
  private readonly birthPlaces = new Map<number, string[]>();

  constructor(draw: Draw, villages: readonly Village[]) {
    this.draw = draw;
    this.villages = villages;
  }

  holder(): Holder {
    const { draw } = this;
    const person = this.person(1928 + Math.floor(88 * Math.sqrt(draw.next()) * 0.55 + 40 * draw.next()));
    const category = Number(draw.pick(SHARES_OF_CATEGORY));
    const grade = 1 + Math.min(draw.below(4), draw.below(5));
    const oldNumber = draw.chance(0.003) ? this.numberFor(person.village, person.birth, person.sex) : null;
    this.settle(person);
    const certificate = `${oldNumber ?? person.number}${category}${grade}${draw.chance(0.03) ? 'B1' : ''}`;
    const phone = draw.chance(0.9) ? person.phone : '';
    return { ...person, phone, certificate, category, grade, oldNumber };
  }

  /** Somebody without a certificate who cannot be taken for a holder of the same name, birthday and village. */
  stranger(): Person {
    for (;;) {
      const person = this.person(1930 + this.draw.below(88));
      if (!this.birthPlaces.get(birthPlace(person))?.includes(person.name)) return person;
    }
  }

  person(birthYear: number): Person {
    const { draw } = this;
    const sex: Sex = draw.chance(0.51) ? '男' : '女';
    const birth = drawBirth(Math.min(2017, birthYear), draw);
    const village = draw.pick(this.villages);
    return {
      name: drawName(sex, birthYear, draw), sex, birth, village,
      number: this.numberFor(village, birth, sex), group: 1 + draw.below(30), phone: drawPhone(draw),
    };
  }

  /** A number for that birth that no holder has. One in twenty was born elsewhere. */
  numberFor(village: Village, birth: string, sex: Sex, near?: string): string {
    const { draw } = this;
    for (;;) {
      const elsewhere = draw.chance(0.05) ? draw.pick(['340102', '340123', '342201', '320106', '411524', '420683', '330106']) : null;
      const prefix = near ?? elsewhere ?? numberPrefix(village.code.slice(0, 6), Number(birth.slice(0, 4)));
      const number = numberOf(prefix, birth, 1 + 2 * draw.below(499) + (sex === '男' ? 0 : 1));
      if (!this.taken.has(number)) return number;
    }
  }

  /** Keeps a holder's number and place from strangers. */
  private settle(person: Person): void {
    this.taken.add(person.number);
    const key = birthPlace(person);
    this.birthPlaces.set(key, [...(this.birthPlaces.get(key) ?? []), person.name]);
  }
}

export function drawPhone(draw: Draw): string {
  return draw.pick(['135', '138', '139', '151', '158', '187', '133', '180', '130', '156']) + String(10_000_000 + draw.below(90_000_000));
}

function drawBirth(year: number, draw: Draw): string {
  if (draw.chance(0.006)) return `${year}${draw.pick(['0101', '1001', '0701'])}`;
  const month = 1 + draw.below(12);
  const day = 1 + draw.below(month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
  return String(year * 10_000 + month * 100 + day);
}

function birthPlace(person: Person): number {
  return Number(person.birth) * 10_000 + person.village.index;
}
