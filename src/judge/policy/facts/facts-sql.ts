import { literal, quoted } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import type { SqlContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { SQL_TYPE } from '../language/value.ts';
import { parameterSql } from '../packs/parameter-value.ts';
import type { Fact, Policy } from '../packs/policy.ts';
import { fromRegisterAlone, whenNotListed, withFoundations } from './fact-sources.ts';
import type { ListInput, ListState } from './list-state.ts';

export interface FactsRequest {
  readonly policy: Policy;
  readonly dialect: SqlDialect;
  /** Population Parquet. */
  readonly population: string;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
  /** Names of the facts wanted; what they stand on comes along. */
  readonly facts: Iterable<string>;
  /** An SQL condition on the population `p`, to look at few people only. */
  readonly where?: string;
}

/** Column that holds why a list's facts are unknown for the person; null where they are known. */
export const gapColumn = (list: string): string => quoted(`${list}#gap`);
/** Column that holds the person's row numbers in a list as "3,17"; null where none is linked. */
export const rowsColumn = (list: string): string => quoted(`${list}#rows`);
const rawColumn = (name: string): string => quoted(`${name}#raw`);

/**
 * One wide relation, a row a person: person_id, certificate, county, division; a column for each fact (null: unknown) and for each
 * readable list its `#gap` and `#rows`. Facts of lists that cannot be read have no column.
 */
export function factsSql(request: FactsRequest): string {
  const { policy, dialect, states, asOf } = request;
  const facts = withFoundations(policy, request.facts);
  const base = facts.filter(({ list, definition }) => list === 'register' && !definition);
  const defined = facts.filter(({ name, definition }) => definition && fromRegisterAlone(policy, name));
  const lists = [...states.values()].flatMap(({ policy: { list }, input, gap }) => {
    const own = facts.filter((fact) => fact.list === list);
    return input && gap === null && own.length > 0 ? [{ list, input, facts: own }] : [];
  });
  const joined = [
    'select p.person_id, p.certificate, coalesce(p.county, \'\') as county, p.division, cast(p."row" as varchar) as "register#rows"',
    ...base.map((fact) => `  , cast(p.${quoted(registerColumn(fact))} as ${SQL_TYPE[fact.type]}) as ${quoted(fact.name)}`),
    ...lists.flatMap((one) => listColumns(one.list, one.input, one.facts)),
    `from ${dialect.parquet(request.population)} p`,
    ...lists.flatMap((one) => listJoins(one.list, one.input, one.facts, dialect)),
    ...(request.where ? [`where ${request.where}`] : []),
  ].join('\n');
  const outer = [
    ...lists.flatMap((one) => one.facts.map((fact) => `  , ${listFactSql(fact, one.input)} as ${quoted(fact.name)}`)),
    ...defined.map(({ name, definition }) => `  , ${definition?.sql(registerContext(policy, dialect, asOf)) ?? 'null'} as ${quoted(name)}`),
  ];
  return ['select j.*', ...outer, `from (\n${joined}\n) j`].join('\n');
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
    parameter: (name) => parameterSql(policy, name, asOf, 'j.county'),
  };
  return context;
}

/** The aggregate over a person's linked rows that a fact is made of; null for facts that need none. */
function aggregate(fact: Fact, dialect: SqlDialect): string | null {
  if (typeof fact.from !== 'object') return null;
  if ('any' in fact.from) return `bool_or(s.${quoted(fact.from.any)})`;
  if ('sum' in fact.from) return `cast(sum(s.${quoted(fact.from.sum)}) as ${SQL_TYPE[fact.type]})`;
  if ('max' in fact.from) return `max(s.${quoted(fact.from.max)})`;
  if ('min' in fact.from) return `min(s.${quoted(fact.from.min)})`;
  return 'latest' in fact.from ? dialect.latest(`s.${quoted(fact.from.latest)}`, 's."row"') : null;
}

function listJoins(list: string, input: ListInput, facts: readonly Fact[], dialect: SqlDialect): string[] {
  const aggregates = facts.flatMap((fact) => {
    const sql = aggregate(fact, dialect);
    return sql ? [`, ${sql} as ${rawColumn(fact.name)}`] : [];
  });
  const snapshot = aggregates.length > 0 ? ` join ${dialect.parquet(input.snapshot)} s on s."row" = l."row"` : '';
  const linked = [
    `left join (select l.person_id, ${dialect.joinRows('l."row"')} as "rows"${aggregates.join('')}`,
    `  from ${dialect.parquet(input.links)} l${snapshot}`,
    `  where l.list = ${literal(list)} and l.status = 'linked' group by l.person_id) ${alias(list)} on ${alias(list)}.person_id = p.person_id`,
  ].join('\n');
  if (input.candidates === null) return [linked];
  const waiting = `left join (select distinct person_id from ${dialect.parquet(input.candidates)} where list = ${literal(list)}) ${waitingAlias(list)}`
    + ` on ${waitingAlias(list)}.person_id = p.person_id`;
  return [linked, waiting];
}

function listColumns(list: string, input: ListInput, facts: readonly Fact[]): string[] {
  const county = "coalesce(p.county, '')";
  const held = input.held ?? [];
  const gaps = [
    `when ${alias(list)}.person_id is not null then null`,
    ...(held.length > 0 ? [`when ${county} in (${held.map(literal).join(', ')}) then 'held'`] : []),
    ...(input.coverage.length > 0 ? [`when ${county} not in (${input.coverage.map((one) => literal(one.county)).join(', ')}) then 'uncovered'`] : []),
    ...(input.candidates === null ? [] : [`when ${waitingAlias(list)}.person_id is not null then 'waiting'`]),
  ];
  return [
    `  , case ${gaps.join(' ')} end as ${gapColumn(list)}`,
    `  , ${alias(list)}."rows" as ${rowsColumn(list)}`,
    ...facts.flatMap((fact) => (typeof fact.from === 'object' ? [`  , ${alias(list)}.${rawColumn(fact.name)}`] : [])),
  ];
}

function listFactSql(fact: Fact, input: ListInput): string {
  const rows = `j.${rowsColumn(fact.list)}`;
  if (fact.from === 'as_of') return literalSql('date', input.asOf);
  const listed = fact.from === 'listed' ? 'true' : `j.${rawColumn(fact.name)}`;
  const absent = whenNotListed(fact);
  const otherwise = absent === null ? '' : ` when j.${gapColumn(fact.list)} is null then ${String(absent)}`;
  return `case when ${rows} is not null then ${listed}${otherwise} end`;
}

const alias = (list: string): string => quoted(`in_${list}`);
const waitingAlias = (list: string): string => quoted(`at_desk_${list}`);
