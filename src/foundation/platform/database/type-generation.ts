import type { Pool } from 'pg';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly generated: boolean;
}

/** How the values of a PostgreSQL type come back from `connect`. */
const TYPESCRIPT: Record<string, string> = {
  text: 'string', uuid: 'string', date: 'string', bpchar: 'string', varchar: 'string', daterange: 'string',
  int2: 'number', int4: 'number', int8: 'number', float8: 'number',
  bool: 'boolean', bytea: 'Buffer', timestamptz: 'Date', jsonb: 'Json', _text: 'string[]',
};

/** TypeScript interfaces of the tables of one schema, as Kysely takes them: the text of a room's `schema.gen.ts`. */
export async function generateTypes(pool: Pool, schema: string): Promise<string> {
  const { rows } = await pool.query<Column>(
    `select c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as nullable,
            a.atthasdef or a.attidentity <> '' or a.attgenerated <> '' as generated
       from pg_attribute a
       join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v')
       join pg_namespace n on n.oid = c.relnamespace and n.nspname = $1
       join pg_type t on t.oid = a.atttypid
      where a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum`,
    [schema],
  );
  const tables = Map.groupBy(rows, ({ table }) => table);
  const imports = [rows.some(({ generated }) => generated) ? 'Generated' : '', rows.some(({ type }) => type === 'jsonb') ? 'JSONColumnType' : ''].filter((name) => name !== '');
  return [
    '// Generated from the migrations by `npm run db:types`; do not edit.',
    ...(imports.length > 0 ? [`import type { ${imports.join(', ')} } from 'kysely';`] : []),
    ...[...tables].map(([table, columns]) => `\nexport interface ${pascal(table)} {\n${columns.map((column) => `  ${column.column}: ${typeOf(column)};\n`).join('')}}`),
    `\nexport interface ${pascal(schema)}Tables {\n${[...tables.keys()].map((table) => `  '${schema}.${table}': ${pascal(table)};\n`).join('')}}`,
    '',
  ].join('\n');
}

function typeOf({ table, column, type, nullable, generated }: Column): string {
  const plain = TYPESCRIPT[type];
  if (plain === undefined) throw new Error(`${table}.${column}: no TypeScript type is known for ${type}`);
  const value = `${plain === 'Json' ? 'JSONColumnType<object>' : plain}${nullable ? ' | null' : ''}`;
  return generated ? `Generated<${value}>` : value;
}

function pascal(name: string): string {
  return name.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
