import type { PoolClient } from 'pg';
import { walkRows, type Keeper, type Placed, type SealedRoom } from '../../../foundation/platform/crypto/index.ts';
import { ATTRIBUTES, CERTIFICATE } from '../importing/attributes.ts';
import { conflictPrint, readSaid } from './conflict-said.ts';
import { FIELDS } from './fields.ts';
import { lockRegister } from './lock-register.ts';

type Lookup = (field: string, text: string) => Buffer;

/** An event seals what the table of its subject seals. */
const EVENT_FIELD = `case subject ${[...ATTRIBUTES, CERTIFICATE].map(({ table, sealed }) => (sealed ? `when '${table}' then '${sealed.field}'` : '')).join(' ')} end`;

/** What the register says when keys change. */
export const registerSeals: SealedRoom = {
  fields: { 'register.event.sealed_before': EVENT_FIELD, 'register.event.sealed_after': EVENT_FIELD },
  lock: (client) => lockRegister(client, { refresh: async () => undefined }),
  lookAnew: async (client, keeper, lookup) => {
    let written = 0;
    written += await anew(client, keeper, { table: 'identification', column: 'number', field: FIELDS.identity, lookups: { number_lookup: (text) => lookup(FIELDS.identity, text) } });
    written += await anew(client, keeper, {
      table: 'certificate', column: 'number', field: FIELDS.certificate,
      lookups: { number_lookup: (text) => lookup(FIELDS.certificate, text.slice(0, 20)), identity_lookup: (text) => lookup(FIELDS.identity, text.slice(0, 18)) },
    });
    written += await anew(client, keeper, { table: 'guardian', column: 'contact', field: FIELDS.contact, lookups: { contact_lookup: (text) => lookup(FIELDS.contact, text) } });
    written += await anew(client, keeper, { table: 'phone', column: 'number', field: FIELDS.phone, lookups: { number_lookup: (text) => lookup(FIELDS.phone, text) } });
    return written + await conflictsAnew(client, keeper, lookup);
  },
};

interface Lookups {
  readonly table: string;
  readonly column: string;
  readonly field: string;
  readonly lookups: Readonly<Record<string, (text: string) => Buffer>>;
}

interface SealedRow extends Placed {
  readonly sealed: Buffer;
}

async function anew(client: PoolClient, keeper: Keeper, { table, column, field, lookups }: Lookups): Promise<number> {
  const columns = Object.keys(lookups);
  const [head] = Object.values(lookups).map((of) => of('').subarray(0, 5).toString('hex'));
  return walkRows<SealedRow>(client, {
    table: `register.${table}`, select: `${column} as sealed`,
    where: `${column} is not null and (${columns[0]} is null or substring(${columns[0]} from 1 for 5) <> '\\x${head}')`,
    act: async (found) => {
      const texts = found.map(({ sealed }) => keeper.open(field, sealed));
      const parameters = columns.map((_, i) => `$${i + 2}::bytea[]`).join(', ');
      const { rowCount } = await client.query(
        `update register.${table} t set ${columns.map((name) => `${name} = v.${name}`).join(', ')} from unnest($1::tid[], ${parameters}) as v(place, ${columns.join(', ')}) where t.ctid = v.place`,
        [found.map(({ place }) => place), ...Object.values(lookups).map((of) => texts.map(of))],
      );
      return rowCount ?? 0;
    },
  });
}

interface ConflictRow extends Placed {
  readonly kind: string;
  readonly name: string | null;
  readonly said: Buffer;
  readonly fingerprint: string;
}

async function conflictsAnew(client: PoolClient, keeper: Keeper, lookup: Lookup): Promise<number> {
  const head = lookup('', '').subarray(0, 5).toString('hex');
  return walkRows<ConflictRow>(client, {
    table: 'register.conflict', select: 'kind, name, said, fingerprint', where: `said is not null and not starts_with(fingerprint, '${head}')`,
    act: async (found) => {
      const prints = found.map(({ kind, name, said, fingerprint }) => (
        `${conflictPrint({ lookup }, { kind, name, ...readSaid(keeper.open(FIELDS.said, said)) })}.${fingerprint.split('.')[1] ?? '1'}`
      ));
      const { rowCount } = await client.query(
        'update register.conflict t set fingerprint = v.fingerprint from unnest($1::tid[], $2::text[]) as v(place, fingerprint) where t.ctid = v.place',
        [found.map(({ place }) => place), prints],
      );
      return rowCount ?? 0;
    },
  });
}
