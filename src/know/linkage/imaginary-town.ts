import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityCheckDigit } from '../../foundation/kernel/index.ts';
import { literal, openDuckdb, type AnalysisEngine, type Cell, type ColumnType } from '../../foundation/platform/engine/index.ts';
import { linkSnapshot, type LinkResult } from './link-snapshot.ts';
import type { DeskDecision } from './remember-decisions.ts';

/** One person of the town's register, as far as the situation needs; the rest is filled in. */
export interface Townsperson {
  name: string;
  identity: string | null;
  birth?: string | null;
  village?: string;
  phone?: string;
  certificate?: string;
  household?: string;
  guardian?: string;
  guardianIdentity?: string;
  status?: string;
}

/** One row of a list. */
export interface ListRow {
  identity?: string;
  numeric?: boolean;
  certificate?: string;
  name: string;
  birth?: string;
  sex?: string;
  phone?: string;
  division?: string;
}

/** What became of one row. */
export interface Linked {
  row: number;
  status: string;
  person: string | null;
  method: string;
  probability: number;
}

export const VILLAGES = ['341524100201', '341524100202', '341524101201', '341525100201'] as const;

/** A number that passes its check. */
export function identity(area: string, birth: string, serial: number): string {
  const first17 = `${area}${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  return first17 + identityCheckDigit(first17);
}

const SURNAMES = Array.from('万丁严乔任伍倪傅卜史');
const GIVEN = Array.from('安柏川岱峨帆皋禾嘉珂');

/** The rest of the town: people nobody tells a story about, so that there is something to estimate from. */
export function neighbours(count: number): Townsperson[] {
  return Array.from({ length: count }, (_, i) => {
    const birth = `${1940 + (i % 60)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`;
    return {
      name: `${SURNAMES[i % 10]}${GIVEN[Math.floor(i / 10) % 10]}${GIVEN[Math.floor(i / 100) % 10]}`,
      identity: identity('342426', birth, 100 + (i % 800)), birth, village: VILLAGES[i % 4] ?? VILLAGES[0],
    };
  });
}

/** The rows of people who stand in a list as the register has them. */
export function plainRows(people: readonly Townsperson[]): ListRow[] {
  return people.map(({ name, identity: number, birth, village }) => ({ name, ...(number ? { identity: number } : {}), ...(birth ? { birth } : {}), ...(village ? { division: village } : {}) }));
}

const PERSON_COLUMNS = {
  person_id: 'varchar', certificate: 'varchar', name: 'varchar', identity: 'varchar', birth: 'date', sex: 'varchar', division: 'varchar', county: 'varchar',
  town: 'varchar', village: 'varchar', phone: 'varchar', certificate_status: 'varchar', household: 'varchar', guardian: 'varchar', guardian_identity: 'varchar',
} satisfies Record<string, ColumnType>;

const ROW_COLUMNS = {
  row: 'bigint', identity: 'varchar', identity_numeric: 'boolean', certificate: 'varchar', certificate_numeric: 'boolean', name: 'varchar', sex: 'varchar',
  birth: 'date', phone: 'varchar', division: 'varchar', address: 'varchar',
} satisfies Record<string, ColumnType>;

function personCells(person: Townsperson, i: number): Cell[] {
  const village = person.village ?? VILLAGES[0];
  const number = person.identity;
  return [
    person.name, person.certificate ?? (number === null ? null : `${number}44`), person.name, number, person.birth ?? null,
    number === null ? null : Number(number[16]) % 2 === 1 ? 'male' : 'female', village, village.slice(0, 6), village.slice(0, 9), village, person.phone ?? null,
    person.status ?? 'valid', person.household ?? `h${i}`, person.guardian ?? null, person.guardianIdentity ?? null,
  ].map((cell, column) => (column === 0 ? `${String(cell)}-${i}` : cell));
}

/** Links a list of the town and tells what became of each row; people are told apart as '<name>-<place in the register>'. */
export class ImaginaryTown {
  readonly engine: AnalysisEngine;
  readonly folder: string;

  private constructor(engine: AnalysisEngine, folder: string) {
    this.engine = engine;
    this.folder = folder;
  }

  static async open(): Promise<ImaginaryTown> {
    return new ImaginaryTown(await openDuckdb({ threads: 2 }), await mkdtemp(join(tmpdir(), 'linkage-')));
  }

  async link(people: readonly Townsperson[], rows: readonly ListRow[], decisions: readonly DeskDecision[] = [], order: readonly number[] = rows.map((_, i) => i)):
  Promise<{ rows: Linked[]; candidates: { row: number; person: string; probability: number }[]; result: LinkResult }> {
    const [population, snapshot] = [join(this.folder, 'population.parquet'), join(this.folder, 'snapshot.parquet')];
    await this.engine.load('town_people', PERSON_COLUMNS, people.map(personCells));
    await this.engine.writeParquet('select * from town_people', population);
    await this.engine.load('town_rows', ROW_COLUMNS, order.map((i): Cell[] => {
      const row = rows[i];
      return [i + 1, row?.identity ?? null, row?.numeric ?? false, row?.certificate ?? null, false, row?.name ?? null, row?.sex ?? null, row?.birth ?? null,
        row?.phone ?? null, row?.division ?? null, null];
    }));
    await this.engine.writeParquet('select * from town_rows', snapshot);
    const result = await linkSnapshot(this.engine, { population, list: 'minimum_living', snapshot, decisions, out: this.folder });
    const linked = await this.engine.rows<Linked>(`select row, status, person_id as person, method, probability from read_parquet(${literal(result.links)}) order by row`);
    const candidates = await this.engine.rows<{ row: number; person: string; probability: number }>(
      `select row, person_id as person, probability from read_parquet(${literal(result.candidates)}) order by row, probability desc, person`);
    return { rows: linked, candidates, result };
  }

  async close(): Promise<void> {
    this.engine.close();
    await rm(this.folder, { recursive: true });
  }
}
