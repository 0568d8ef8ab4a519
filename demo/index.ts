import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CsvFile } from './files/csv.ts';
import { HiddenFiles } from './hidden/hidden-files.ts';
import { IdentityNumbers } from './identity-numbers.ts';
import { AGENCY_LISTS } from './lists/index.ts';
import { ListFile } from './lists/list-file.ts';
import type { AnyList } from './lists/names.ts';
import { assignFacts } from './people/assign.ts';
import { GuardedNames } from './people/guarded-names.ts';
import { addOddities, markNamesakes } from './people/oddities.ts';
import { inventPeople, type People } from './people/people.ts';
import { portions, readVillages, type Village } from './places.ts';
import { Random } from './random.ts';
import { RegisterFile } from './register/register.ts';
import { inventHolders } from './residents/holders.ts';
import { ratesOf } from './residents/rates.ts';
import { enlist, inventStrangers } from './residents/strangers.ts';
import type { VillageDraw } from './residents/village-draw.ts';
import { type DemoOptions, planOf } from './scales.ts';

export type { DemoOptions, Scale } from './scales.ts';

const DIVISIONS = new URL('../packs/luan/divisions/divisions.csv', import.meta.url);

/**
 * Writes a demo city: `register.csv`, one file a list, `truth.csv`. The same options give the same bytes.
 * One pass over the villages writes every file at once, so memory follows the people of the register, not the rows.
 */
export async function buildDemo(options: DemoOptions): Promise<void> {
  const plan = planOf(options);
  mkdirSync(plan.out, { recursive: true });
  const villages = readVillages(DIVISIONS, plan.seed);
  const numbers = new IdentityNumbers();
  const people = inventPeople(plan.people, villages, numbers, plan.seed);
  addOddities(people, numbers, plan.seed);
  markNamesakes(people);
  assignFacts(people, plan.seed);
  const guarded = new GuardedNames(people);
  const rates = ratesOf(plan, people);

  const register = new RegisterFile(join(plan.out, 'register.csv'), people);
  const truth = new CsvFile(join(plan.out, 'truth.csv'), 'utf8');
  truth.line('list,row,certificate');
  const wanted: ReadonlySet<AnyList> = new Set<AnyList>(plan.lists);
  const lists = AGENCY_LISTS.filter(({ name }) => wanted.has(name));
  const files = lists.map((list) => new ListFile(list, villages, plan.out, expectedRows(list.name, plan.people, plan.residents), truth));
  const hidden = options.hidden ? new HiddenFiles(join(plan.out, 'hidden'), villages, people, plan.seed) : null;

  let households = 0;
  const nextHousehold = (): number => ++households;
  const strangers = portions(villages, rates.strangers);
  const ill = portions(villages, rates.withoutCertificate);
  for (const village of villages) {
    const random = new Random(plan.seed, 41, village.order);
    const registered = registeredIn(people, village);
    const draw = { random, village, people, numbers, guarded, registered, nextHousehold };
    const room = strangers[village.order] ?? 0;
    const holders = inventHolders(draw, Math.floor(room * 0.6));
    const relatives = holders.flat().filter(({ person }) => person < 0).length;
    const others = inventStrangers(draw, room - relatives);
    const all = shuffle(random, [...holders, ...others]);
    enlist(random, all, rates, ill[village.order] ?? 0);
    register.write(random, holders);
    files.forEach((file, index) => file.write(new Random(plan.seed, 51 + index, village.order), all));
    hidden?.write(village, all);
    if (village.order % 16 === 0) await new Promise(setImmediate);
  }
  for (const file of [register, ...files, truth]) await file.close();
  await hidden?.close();
}

function registeredIn(people: People, { order }: Village): VillageDraw['registered'] {
  const [start, end] = [people.starts[order], people.starts[order + 1]];
  return { names: new Set(people.name.slice(start, end)), births: new Set(people.birth.subarray(start, end)) };
}

/** Roughly how long a list becomes, to choose its kind of file. */
function expectedRows(list: AnyList, people: number, residents: number): number {
  if (list === 'resident_insurance') return residents;
  if (list === 'special_support') return 0.3 * people;
  return list === 'deaths' || list === 'severe_mental_illness' ? 0.15 * people : list.endsWith('allowance') ? 0.4 * people : 1.5 * people;
}

function shuffle<Item>(random: Random, items: Item[]): Item[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const item = items[last];
    const swapped = items[other];
    if (item !== undefined && swapped !== undefined) [items[last], items[other]] = [swapped, item];
  }
  return items;
}
