import { similarName, unlikeName } from './names.ts';
import { numberOf } from './numbers.ts';
import { drawPhone, type Holder, type Person, type Population } from './people.ts';
import type { Draw } from './draw.ts';
import type { Village } from './places.ts';

/** A row that must stand in a list: who it is about, and what is special about it. */
export interface Planned {
  readonly person: Person;
  /** The holder the row is about; null: nobody in the register. */
  readonly holder: Holder | null;
  /** Somebody else's number in the row. */
  readonly number?: string;
  /** Why the row is here, for the break-down of errors. */
  readonly kind?: string;
  /** Leaves name and digits readable, so that a careful clerk can still tell. */
  readonly plain?: boolean;
}

/**
 * The rows about holders (`share` of them appear, three in a thousand twice), and the strangers who could be taken for one.
 * `withBirth`: the list shows birth dates. Where it does not, whoever uses another's number has a name unlike the other's.
 */
export function planRows(holders: readonly Holder[], share: number, withBirth: boolean, population: Population, draw: Draw): Planned[] {
  const byVillage = new Map<Village, Holder[]>();
  for (const holder of holders) byVillage.set(holder.village, [...(byVillage.get(holder.village) ?? []), holder]);
  const rows: Planned[] = [];
  for (const holder of holders) {
    if (draw.chance(share)) rows.push(...holderRows(holder, byVillage, population, draw));
    if (draw.chance(share)) rows.push(...doubtfulStrangers(holder, withBirth, population, draw));
  }
  return draw.shuffled(rows);
}

function holderRows(holder: Holder, byVillage: Map<Village, Holder[]>, population: Population, draw: Draw): Planned[] {
  if (holder.phone !== '' && draw.chance(0.002)) {
    const relative = draw.chance(0.3) ? anotherHolder(holder, byVillage, draw) : null;
    const kin = relative ?? kinOf(holder, population, draw);
    const own: Planned = { person: holder, holder, number: kin.number, kind: 'relatives_number', plain: true };
    return relative === null && draw.chance(0.5) ? [own, { person: kin, holder: null, kind: 'relative_himself', plain: true }] : [own];
  }
  if (draw.chance(0.02)) {
    const moved = { ...holder, village: population.stranger().village };
    return [{ person: moved, holder, kind: 'moved', plain: true }];
  }
  return draw.chance(0.003) ? [{ person: holder, holder, kind: 'doubled' }, { person: holder, holder, kind: 'doubled' }] : [{ person: holder, holder }];
}

function anotherHolder(holder: Holder, byVillage: Map<Village, Holder[]>, draw: Draw): Holder | null {
  const other = draw.pick(byVillage.get(holder.village) ?? [holder]);
  return Array.from(other.name).slice(1).some((letter) => holder.name.includes(letter)) || other === holder ? null : other;
}

function doubtfulStrangers(holder: Holder, withBirth: boolean, population: Population, draw: Draw): Planned[] {
  const rows: Planned[] = [];
  const { name, sex, birth, village, number } = holder;
  const elsewhere = population.stranger();
  if (draw.chance(0.02)) {
    const near = population.numberFor(village, birth, sex, number.slice(0, 6));
    const place = draw.chance(0.5) ? village : elsewhere.village;
    rows.push({ person: { ...elsewhere, name: similarName(name, sex, draw), sex, birth, number: near, village: place }, holder: null, kind: 'same_day_stranger', plain: true });
  }
  if (draw.chance(0.01) && elsewhere.village.town !== village.town) {
    const other = population.numberFor(elsewhere.village, birth, sex);
    rows.push({ person: { ...elsewhere, name, sex, birth, number: other }, holder: null, kind: 'same_name_and_birthday', plain: true });
  }
  if (draw.chance(0.002)) {
    const twin = numberOf(number.slice(0, 6), birth, Math.min(998, Number(number.slice(14, 17)) + 2));
    if (twin !== number) rows.push({ person: { ...holder, name: similarName(name, sex, draw), number: twin }, holder: null, kind: 'twin', plain: true });
  }
  if (draw.chance(0.002)) {
    const kin = kinOf(holder, population, draw);
    const sibling = withBirth && draw.chance(0.2) && kin.birth !== birth ? similarName(name, kin.sex, draw) : kin.name;
    rows.push({ person: { ...kin, name: sibling }, holder: null, number, kind: 'uses_holders_number', plain: true });
  }
  return rows;
}

/** Somebody of the same household: same village, often the same surname and phone, another generation or not. */
function kinOf(holder: Person, population: Population, draw: Draw): Person {
  const year = Number(holder.birth.slice(0, 4)) + draw.pick([-26, -24, -22, -3, -2, 2, 4, 23, 25]);
  const kin = population.person(Math.max(1930, Math.min(2016, year)));
  return {
    ...kin, village: holder.village, group: holder.group, phone: draw.chance(0.5) ? holder.phone : drawPhone(draw),
    name: unlikeName(holder.name, kin.sex, year, draw.chance(0.6), draw),
    number: population.numberFor(holder.village, kin.birth, kin.sex),
  };
}
