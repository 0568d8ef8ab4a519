import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CsvFile } from '../files/csv.ts';
import { ListFile } from '../lists/list-file.ts';
import type { People } from '../people/people.ts';
import type { Village } from '../places.ts';
import { Random } from '../random.ts';
import type { Household, Resident } from '../residents/resident.ts';
import { chronicOutpatient } from './chronic-outpatient.ts';
import { Ill } from './ill.ts';

/**
 * What no other file of the demo tells: a third list of people with a severe mental illness, and the truth about all of them, those in no
 * list too. Drawn from streams of its own, so that the other files are the same with and without it.
 */
export class HiddenFiles {
  readonly #seed: number;
  readonly #ill: Ill;
  readonly #here = new Set<Resident>();
  readonly #list: ListFile;
  readonly #truth: CsvFile;
  readonly #people: CsvFile;

  constructor(out: string, villages: readonly Village[], people: People, seed: number) {
    mkdirSync(out, { recursive: true });
    this.#seed = seed;
    this.#ill = new Ill(people);
    this.#truth = new CsvFile(join(out, 'truth.csv'), 'utf8');
    this.#truth.line('list,row,certificate');
    this.#people = new CsvFile(join(out, 'severe-mental-illness.csv'), 'utf8');
    this.#people.line('identity,certificate,county,birth');
    this.#list = new ListFile(chronicOutpatient(this.#here), villages, out, people.count, this.#truth);
  }

  /** Writes a village, after its other files. */
  write(village: Village, households: readonly Household[]): void {
    this.#here.clear();
    for (const one of this.#ill.draw(new Random(this.#seed, 71, village.order), households)) {
      this.#here.add(one);
      this.#people.row([one.identity, one.certificate, village.countyCode, String(one.birth)]);
    }
    this.#list.write(new Random(this.#seed, 72, village.order), households);
  }

  async close(): Promise<void> {
    for (const file of [this.#list, this.#truth, this.#people]) await file.close();
  }
}
