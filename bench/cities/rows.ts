import { MILD, NUMBERLESS, slipNumber } from './numbers.ts';
import { slipName } from './name-slips.ts';
import { villageWays } from './places.ts';
import { drawPhone } from './people.ts';
import { nameSlipsFor, type Cell, type Style } from './styles.ts';
import type { Draw } from './draw.ts';
import type { Planned } from './plan.ts';

/** The cells of one row as this office writes them, and what went wrong in it ('' when nothing). */
export function writeRow(planned: Planned, order: number, style: Style, columns: readonly (readonly [string, Cell])[], draw: Draw): { cells: string[]; slips: string } {
  const { person } = planned;
  const slips: string[] = planned.kind ? [planned.kind] : [];
  const number = writeNumber(planned, style, draw, slips);
  // Where the number says nothing, the rest of the row must: name, birth or phone, and place stay as the register has them.
  const weak = slips.some((slip) => NUMBERLESS.has(slip) || slip === 'relatives_number');
  const spared = weak || (planned.plain === true && planned.holder === null);
  const name = spared ? person.name : writeName(person.name, style, draw, slips);
  const place = person.village;
  const village = draw.chance(0.6) ? place.village : draw.pick(villageWays(place.village));
  const write: Record<Cell, () => string> = {
    order: () => String(order),
    number: () => number,
    name: () => name,
    sex: () => person.sex,
    birth: () => writeBirth(person.birth, style, draw, weak || planned.plain === true, slips),
    county: () => place.county,
    town: () => place.town,
    village: () => (!weak && draw.chance(0.04) ? '' : village),
    town_village: () => place.town + (!weak && draw.chance(0.04) ? '' : village),
    address: () => `${draw.pick(['安徽省六安市', '安徽省六安市', '六安市', ''])}${place.county}${place.town}${village}${draw.chance(0.7) ? `${person.group}组` : ''}`,
    phone: () => (weak || draw.chance(0.75) ? person.phone : draw.chance(0.5) ? drawPhone(draw) : ''),
    money: () => draw.pick(['180', '180', '220.00', '150元', '365', '1,020.00']),
    state: () => draw.pick(['正常参保', '正常参保', '正常参保', '暂停参保']),
    month: () => '2018-06',
  };
  const cells = columns.map(([, cell]) => write[cell]());
  return { cells, slips: slips.join('+') };
}

function writeNumber(planned: Planned, style: Style, draw: Draw, slips: string[]): string {
  const { person, holder } = planned;
  const number = planned.number ?? person.number;
  const slip = draw.byShare(style.numberSlips);
  if (slip === null || planned.number !== undefined) return number;
  if (planned.plain && !MILD.has(slip)) return number;
  const written = slip === 'certificate' ? (holder?.certificate.slice(0, 20) ?? null)
    : slip === 'old_number' ? (holder?.oldNumber ?? null)
      : NUMBERLESS.has(slip) && holder?.phone === '' ? null
        : slipNumber(slip, number, draw);
  if (written === null || written === number) return number;
  slips.push(slip);
  return written;
}

function writeName(name: string, style: Style, draw: Draw, slips: string[]): string {
  const rare = /[·㛃䶮𠮷㴓䒟𬭩]/u.test(name);
  const slip = draw.byShare(nameSlipsFor(style, rare));
  if (slip === null) return name;
  // Without a birth date, a two-letter name with one letter wrong could be anybody of the house.
  if (slip === 'wrong_letter' && Array.from(name).length === 2 && slips.length > 0) return name;
  const written = slipName(slip, name, draw);
  if (written === null || written === name) return name;
  slips.push(slip);
  return written;
}

function writeBirth(birth: string, style: Style, draw: Draw, exact: boolean, slips: string[]): string {
  const odd = exact ? 1 : draw.next();
  if (odd < 0.02) return '';
  const mistyped = slips.length === 0 && odd < 0.024;
  if (mistyped) slips.push('wrong_birth');
  const year = mistyped ? String(Number(birth.slice(0, 4)) + draw.pick([-1, 1, 10])) : birth.slice(0, 4);
  const [month, day] = [birth.slice(4, 6), birth.slice(6, 8)];
  return BIRTH_AS[draw.pick(style.birthAs)](year, month, day);
}

const BIRTH_AS: Record<Style['birthAs'][number], (year: string, month: string, day: string) => string> = {
  iso: (year, month, day) => `${year}-${month}-${day}`,
  dots: (year, month, day) => `${year}.${Number(month)}.${Number(day)}`,
  plain: (year, month, day) => year + month + day,
  hanzi: (year, month, day) => `${year}年${Number(month)}月${Number(day)}日`,
  slashes: (year, month, day) => `${year}/${Number(month)}/${Number(day)}`,
};
