import type { PoolClient } from 'pg';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { conflictPrint, saidText } from '../sealing/conflict-said.ts';
import { FIELDS, readContact } from '../sealing/fields.ts';
import { SEALED, sealedNumbers } from '../sealing/seal-people.ts';
import { CORRECTABLE_FIELDS, placeOf, type Correctable, type Place } from './correctable.ts';
import { openedValue } from './value-now.ts';

/** A row of a file that contradicts an approved correction. */
interface Held {
  readonly row: number;
  readonly person: string;
  readonly field: Correctable;
  readonly name: string | null;
  /** What the file says, where it is not sealed. */
  readonly open: string | null;
  /** What the register says. */
  readonly now: string | null;
  readonly sealed: Buffer | null;
}

/**
 * Keeps a file from undoing what was corrected: in `staged` the corrected parts of a person say what the register says, and each that the file says
 * otherwise is a conflict. Leaves `held(row, subject)` for `sealHeld` and `taken_over(change)`, the corrections with which the file agrees. `tables`: those
 * the file speaks of.
 */
export async function holdCorrections(client: PoolClient, keeper: Keeper, file: string, tables: ReadonlySet<string>): Promise<void> {
  await client.query('create temp table held (row bigint, subject text) on commit drop');
  await client.query('create temp table taken_over (change uuid) on commit drop');
  const { rows: standing } = await client.query<{ field: Correctable }>('select distinct h.field from register.change h join staged s on s.person = h.person_id where h.stands');
  const held: Held[] = [];
  for (const field of CORRECTABLE_FIELDS.filter((one) => standing.some((each) => each.field === one))) {
    const place = placeOf(field);
    if (place.table === 'person' || place.table === 'certificate' || tables.has(place.table)) held.push(...await holdField(client, keeper, field, place));
  }
  // Only now: two fields may be sealed in one column.
  for (const field of new Set(held.map((one) => one.field))) await keepField(client, field, held.filter((one) => one.field === field).map(({ row }) => row));
  if (held.length > 0) await stageHeld(client, keeper, file, held);
}

/** Seals again what the register had where a held row changes in another part: the file's number must not come in with it. */
export async function sealHeld(client: PoolClient): Promise<void> {
  for (const [subject, into, column] of [['identification', 'identity', 'number'], ['phone', 'phone', 'number'], ['guardian', 'contact', 'contact']] as const) {
    await client.query(`update sealed v set ${into} = t.${column} from held h join staged s on s.row = h.row join register.${subject} t on t.person_id = s.person and upper_inf(t.during)
      where v.row = h.row and h.subject = '${subject}'`);
  }
}

/** A correction with which the register's own file agrees has done its work. */
export async function releaseCorrections(client: PoolClient): Promise<void> {
  await client.query('update register.change h set stands = false from taken_over t where h.id = t.change');
}

async function holdField(client: PoolClient, keeper: Keeper, field: Correctable, place: Place): Promise<Held[]> {
  const [said, now] = [Object.keys(place.staged), Object.values(place.staged)];
  // What was corrected on one certificate says nothing of the next.
  const same = place.table === 'certificate' ? 'and t.number_lookup = s.certificate_lookup and t.reissue = s.certificate_reissue' : '';
  const from = `register.change h join staged s on s.person = h.person_id left join register.${place.table} t on ${nowOf(place, 's')}
    where h.stands and h.field = $1 ${same}`;
  const differs = `row(${said.map((column) => `s.${column}`).join(', ')}) is distinct from row(${now.map((column) => `t.${column}`).join(', ')})`;
  await client.query(`insert into taken_over select h.id from ${from} and not (${differs})`, [field]);
  const { rows } = await client.query<Omit<Held, 'field' | 'now'> & { now: string | null; kept: Buffer | null }>(
    `select s.row, s.person, s.name, ${place.sealed ? 'null' : `s.${said[0]}::text`} as open, ${place.sealed ? 'null' : `t.${place.column}::text`} as now, ${place.sealed ? `t.${place.column}` : 'null::bytea'} as kept
     from ${from} and ${differs} order by s.row`, [field],
  );
  if (rows.length === 0) return [];
  return rows.map(({ kept, now: text, ...row }) => ({ ...row, field, now: openedValue(keeper, place, { open: text, sealed: kept }) }));
}

/** In `staged` those rows say what the register says. */
async function keepField(client: PoolClient, field: Correctable, rows: readonly number[]): Promise<void> {
  const place = placeOf(field);
  await client.query('insert into held select row, $2 from unnest($1::bigint[]) row', [rows, place.table]);
  const set = Object.entries(place.staged).map(([said, now]) => `${said} = t.${now}`).join(', ');
  await client.query(`update staged s set ${set} from staged o left join register.${place.table} t on ${nowOf(place, 'o')} where s.row = o.row and o.row = any($1)`, [rows]);
}

function nowOf({ table }: Place, staged: string): string {
  return table === 'person' ? `t.id = ${staged}.person` : `t.person_id = ${staged}.person and upper_inf(t.during)`;
}

async function stageHeld(client: PoolClient, keeper: Keeper, file: string, held: readonly Held[]): Promise<void> {
  const numbers = await numbersOf(keeper, file, new Set(held.filter(({ field }) => placeOf(field).sealed).map(({ row }) => row)));
  for (const { row, field, name, open, now } of held) {
    const found = placeOf(field).sealed ? (numbers.get(row)?.[field] ?? null) : open;
    const said = { kind: 'corrected_differs', certificate: null, identity: numbers.get(row)?.['identity'] ?? null, name, found, expected: now };
    await client.query(
      'insert into staged_conflict (kind, fingerprint, row, kept_row, in_population, name, said, field) values ($1, $2, $3, $3, true, $4, $5, $6)',
      [said.kind, `${conflictPrint(keeper, said)}.${field}`, row, name, keeper.seal(FIELDS.said, saidText(said)), field],
    );
  }
}

/** The numbers that a file has in some rows, by the field they are corrected under. */
async function numbersOf(keeper: Keeper, file: string, rows: ReadonlySet<number>): Promise<ReadonlyMap<number, Readonly<Record<string, string | null>>>> {
  const numbers = new Map<number, Readonly<Record<string, string | null>>>();
  if (rows.size === 0) return numbers;
  for await (const lines of sealedNumbers(keeper, file, rows)) {
    for (const line of lines.split('\n').filter(Boolean)) {
      const [row, ...cells] = line.split(',');
      const read = (name: (typeof SEALED)[number]) => {
        const cell = cells[SEALED.indexOf(name)] ?? '';
        return cell === '' ? null : keeper.open(FIELDS[name], Buffer.from(cell.slice(2), 'hex'));
      };
      const contact = readContact(read('contact') ?? '[]');
      numbers.set(Number(row), { identity: read('identity'), phone: read('phone'), guardian_identity: contact.identity, guardian_phone: contact.phone });
    }
  }
  return numbers;
}
