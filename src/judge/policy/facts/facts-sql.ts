import { literal, quoted } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import type { SqlContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { SQL_TYPE } from '../language/value.ts';
import { parameterSql } from '../packs/parameter-value.ts';
import type { Fact, Policy } from '../packs/policy.ts';
import { fromRegisterAlone, whenNotListed, withFoundations } from './fact-sources.ts';
import type { ListState } from './list-state.ts';
import { askedColumn, cellsColumn, rawColumn, rowsColumn, toldSql, type ReadableList } from './told-sql.ts';
import type { WantedRows } from './wanted.ts';

export interface FactsRequest {
  readonly policy: Policy;
  readonly dialect: SqlDialect;
  /** Population Parquet. */
  readonly population: string;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
  /** Names of the facts wanted; what they stand on comes along. */
  readonly facts: Iterable<string>;
  /** Lists whose rows are wanted one by one, with the columns looked at (see `wantedBy`). */
  readonly rows?: WantedRows;
  /** One person_id, to read that person's rows alone. */
  readonly person?: string;
}

/** Column that holds why a list's facts are unknown for the person; null where they are known. */
export const gapColumn = (list: string): string => quoted(`${list}#gap`);

/**
 * One wide relation, a row a person: person_id, certificate, county, division; a column for each fact (null: unknown) and for each
 * readable list its `#gap` and `#rows`. Facts of lists that cannot be read have no column.
 */
export function factsSql(request: FactsRequest): string {
  const { policy, dialect, states, asOf, population, person } = request;
  const facts = withFoundations(policy, request.facts);
  const base = facts.filter(({ list, definition }) => list === 'register' && !definition);
  const defined = facts.filter(({ name, definition }) => definition && fromRegisterAlone(policy, name));
  const lists = [...states.values()].flatMap(({ policy: { list, columns }, input, gap }): ReadableList[] => {
    const own = facts.filter((fact) => fact.list === list);
    const looked = request.rows?.get(list);
    const cells = looked && [...new Set(['row', ...looked])].map((name) => ({ name, type: SQL_TYPE[columns.get(name)?.type ?? 'int'] }));
    return input && gap === null && own.length > 0 ? [{ list, input, facts: own, cells: cells ?? [] }] : [];
  });
  return [
    'select j.person_id, j.certificate, j.county, j.division, j."register#rows"',
    ...base.map(({ name }) => `  , j.${quoted(name)}`),
    ...defined.map(({ name, definition }) => `  , ${definition?.sql(registerContext(policy, dialect, asOf)) ?? 'null'} as ${quoted(name)}`),
    ...lists.flatMap(({ list }) => [`  , j.${gapColumn(list)}, j.${rowsColumn(list)}`]),
    ...lists.flatMap(({ list, cells }) => (cells.length === 0 ? [] : [`  , ${cellsSql(list, dialect)} as ${cellsColumn(list)}`])),
    ...lists.flatMap(({ facts: own, input }) => own.map((fact) => `  , ${listFactSql(fact, input.asOf)} as ${quoted(fact.name)}`)),
    'from (',
    'select p.person_id, p.certificate, coalesce(p.county, \'\') as county, p.division, cast(p."row" as varchar) as "register#rows"',
    ...base.map((fact) => `  , cast(p.${quoted(registerColumn(fact))} as ${SQL_TYPE[fact.type]}) as ${quoted(fact.name)}`),
    ...lists.flatMap((list) => listColumns(list)),
    `from ${dialect.parquet(population)} p`,
    ...(lists.length === 0 ? [] : [`left join (\n${toldSql(lists, dialect, person)}\n) t on t.person_id = p.person_id`]),
    ...(person === undefined ? [] : [`where p.person_id = ${literal(person)}`]),
    ') j',
  ].join('\n');
}

function registerColumn(fact: Fact): string {
  if (typeof fact.from === 'object' && 'column' in fact.from) return fact.from.column;
  throw new TypeError(`${fact.name} is not a column of the register`);
}

function registerContext(policy: Policy, dialect: SqlDialect, asOf: string): SqlContext {
  const context: SqlContext = {
    asOf, dialect,
    fact: (name) => {
      const definition = policy.facts.get(name)?.definition;
      return definition ? `(${definition.sql(context)})` : `j.${quoted(name)}`;
    },
    parameter: (name) => parameterSql(policy, name, 'j.county', context),
    // A definition over the rows of a list does not rest on the register alone.
    rows: () => null,
  };
  return context;
}

function listColumns({ list, input, facts, cells }: ReadableList): string[] {
  const county = "coalesce(p.county, '')";
  const held = input.held ?? [];
  const gaps = [
    `when t.${rowsColumn(list)} is not null then null`,
    ...(held.length > 0 ? [`when ${county} in (${held.map(literal).join(', ')}) then 'held'`] : []),
    ...(input.coverage.length > 0 ? [`when ${county} not in (${input.coverage.map((one) => literal(one.county)).join(', ')}) then 'uncovered'`] : []),
    ...(input.candidates === null ? [] : [`when t.${askedColumn(list)} then 'waiting'`]),
  ];
  return [
    `  , cast(case ${gaps.join(' ')} end as varchar) as ${gapColumn(list)}, t.${rowsColumn(list)}`,
    ...facts.flatMap((fact) => (typeof fact.from === 'object' ? [`  , t.${rawColumn(fact.name)}`] : [])),
    ...(cells.length > 0 ? [`  , t.${cellsColumn(list)}`] : []),
  ];
}

/** The person's rows; none where a complete list does not name the person, null where nobody can tell. */
function cellsSql(list: string, dialect: SqlDialect): string {
  return `case when j.${rowsColumn(list)} is not null then j.${cellsColumn(list)} when j.${gapColumn(list)} is null then ${dialect.noRows} end`;
}

function listFactSql(fact: Fact, asOf: string): string {
  if (fact.from === 'as_of') return literalSql('date', asOf);
  const listed = fact.from === 'listed' ? 'true' : `j.${rawColumn(fact.name)}`;
  const absent = whenNotListed(fact);
  const otherwise = absent === null ? '' : ` when j.${gapColumn(fact.list)} is null then ${String(absent)}`;
  return `case when j.${rowsColumn(fact.list)} is not null then ${listed}${otherwise} end`;
}
