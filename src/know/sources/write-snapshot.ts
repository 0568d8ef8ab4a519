import type { SourceDefinition } from './definition.ts';
import type { Reading } from './reading.ts';
import { isNumericCell } from './raw-table.ts';
import { oddJoin, typeColumn, type TypedColumn } from './type-columns.ts';
import type { ResolvedPlaces } from './resolve-places.ts';
import type { RowNumbers } from './row-numbers.ts';

const PLACE_FIELDS = new Set(['county', 'town', 'village', 'division_code']);
const FIXED = ['identity', 'certificate', 'name', 'sex', 'birth', 'phone', 'address'] as const;

/** Types every column a snapshot of the definition has, in the order of the file's contract. */
export async function typeColumns(reading: Reading): Promise<TypedColumn[]> {
  const typed: TypedColumn[] = [];
  for (const field of [...FIXED, ...valueFields(reading.definition)]) typed.push(await typeColumn(reading, field));
  return typed;
}

/** The declared columns that are no role. */
export function valueFields(definition: SourceDefinition): string[] {
  return Object.entries(definition.columns).flatMap(([key, column]) => (column.role === undefined ? [key] : []));
}

/** The SQL that makes the snapshot's rows: everything but lines left out and rows sent back. */
export function snapshotSelect(reading: Reading, columns: readonly TypedColumn[], places: ResolvedPlaces, numbers: RowNumbers, skip: readonly string[]): string {
  const by = new Map(columns.map((column) => [column.field, column.value]));
  const numeric = (field: string) => {
    const position = reading.mapping[field];
    return position === undefined ? 'false' : isNumericCell(reading.raw, position, 'r');
  };
  const declared = columns.filter(({ field }) => !FIXED.some((fixed) => fixed === field) && !PLACE_FIELDS.has(field));
  const select = [
    `${numbers.sql} as row`,
    `${by.get('identity')} as identity`,
    `${numeric('identity')} as identity_numeric`,
    `r.identity_sound`,
    `${by.get('certificate')} as certificate`,
    `${numeric('certificate')} as certificate_numeric`,
    `${by.get('name')} as name`,
    `${by.get('sex')} as sex`,
    `${by.get('birth')} as birth`,
    `${by.get('phone')} as phone`,
    `${places.on ? 'p.division' : 'cast(null as varchar)'} as division`,
    `${by.get('address')} as address`,
    ...declared.map((column) => `${column.value} as "${column.field}"`),
  ];
  const joins = [
    ...columns.map((column) => oddJoin(reading, column)),
    places.on ? `left join ${places.table} p on ${places.on}` : '',
    ...skip.map((table) => `left join ${table} on ${table}.rid = r.rowid`),
    numbers.join,
  ];
  const where = skip.length > 0 ? ` where ${skip.map((table) => `${table}.rid is null`).join(' and ')}` : '';
  return `select ${select.join(', ')} from ${reading.raw.table} r ${joins.filter((join) => join !== '').join(' ')}${where}`;
}

/** Names of the snapshot's columns. */
export function snapshotColumns(definition: SourceDefinition): string[] {
  return ['row', 'identity', 'identity_numeric', 'identity_sound', 'certificate', 'certificate_numeric', 'name', 'sex', 'birth', 'phone', 'division', 'address', ...valueFields(definition)];
}

