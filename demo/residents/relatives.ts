import { ageOf, AS_OF, dayOf, digitsOf } from '../calendar.ts';
import { drawName, surnameOf } from '../names/index.ts';
import { FACT } from '../people/facts.ts';
import { prefixOf } from '../places.ts';
import type { Random } from '../random.ts';
import type { Resident } from './resident.ts';
import type { VillageDraw } from './village-draw.ts';

const YEAR = 365.2425;
const TODAY = dayOf(AS_OF);
const OLDEST = dayOf('1912-01-01');

type Relation = '配偶' | '子女' | '父母' | '兄弟姐妹' | '双胞胎';

/** Gap in years of birth to the head of the household: the earliest and the latest. */
const GAP: Readonly<Record<Relation, readonly [number, number]>> = {
  配偶: [-5, 6], 子女: [20, 36], 父母: [-36, -20], 兄弟姐妹: [-6, 6], 双胞胎: [0, 0],
};

/** A relative the head could have at this age, beside those already there. */
export function drawRelation(random: Random, head: Resident, beside: readonly Resident[]): Relation {
  const age = ageOf(head.birth);
  if (random.chance(0.004)) return '双胞胎';
  if (age < 22) return random.chance(0.7) ? '父母' : '兄弟姐妹';
  if (random.chance(0.5) && !beside.some(({ relation }) => relation === '配偶')) return '配偶';
  if (age > 45 && random.chance(0.75)) return '子女';
  return random.chance(0.6) && age < 70 ? '父母' : '兄弟姐妹';
}

/** Invents a relative of the head, who is nobody in the register. */
export function inventRelative(draw: VillageDraw, head: Resident, relation: Relation): Resident {
  const { random } = draw;
  const [earliest, latest] = GAP[relation];
  const gap = relation === '双胞胎' ? 0 : Math.round((earliest + random.fraction() * (latest - earliest)) * YEAR);
  const birth = withinLife(random, head.birth + gap);
  const sex = relation === '配偶' ? 1 - head.sex : random.below(2);
  const sharesName = relation !== '配偶' && (relation !== '父母' || sex === 1) && (relation !== '子女' || head.sex === 1);
  return inventStranger(draw, { birth, sex, relation, household: head.household, surname: sharesName ? surnameOf(head.name) : undefined });
}

/** A day that falls outside a lifetime is drawn again near its end, so that birthdays do not pile up on one day. */
function withinLife(random: Random, day: number): number {
  if (day > TODAY) return TODAY - random.below(6 * 365);
  return day < OLDEST ? OLDEST + random.below(15 * 365) : day;
}

interface Outline {
  birth: number;
  sex: number;
  relation: string;
  household: number;
  /** The family's name; any when undefined. */
  surname: string | undefined;
}

/**
 * Invents somebody who is nobody in the register and, so far, in no list. Whoever shares a name or a birthday with somebody
 * registered in the same village keeps a number that can be read: without one nobody could say which of the two a row means.
 */
export function inventStranger({ random, village, numbers, guarded, registered }: VillageDraw, { surname, ...outline }: Outline): Resident {
  const { birth, sex } = outline;
  const year = Number(digitsOf(birth).slice(0, 4));
  let name = drawName(random, sex, year, surname);
  while (guarded.has(name, birth)) name = drawName(random, sex, year, surname);
  const alike = registered.names.has(name) || registered.births.has(birth);
  return {
    ...outline,
    person: -1,
    name,
    identity: numbers.take(prefixOf(random, village, year), birth, sex, village.orders, random),
    certificate: '',
    village,
    phone: drawPhone(random),
    facts: alike ? FACT.shadowed : 0,
    deciding: alike,
    kin: undefined,
  };
}

const OPERATORS = ['134', '135', '136', '137', '138', '139', '150', '151', '152', '158', '159', '182', '183', '187', '188', '130', '131', '155', '156', '186', '133', '153', '180', '189', '177'];

/** A mobile number; empty for the one in nine who gave none. */
export function drawPhone(random: Random): string {
  return random.chance(0.11) ? '' : random.pick(OPERATORS) + String(random.below(100_000_000)).padStart(8, '0');
}
