import { literal, type AnalysisEngine, type Cell } from '../../../foundation/platform/engine/index.ts';
import { whenNotListed, withFoundations } from '../facts/fact-sources.ts';
import { factsSql } from '../facts/facts-sql.ts';
import type { Gap, ListState } from '../facts/list-state.ts';
import { wantedBy } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import type { Node, Row } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import type { Fact, Policy } from '../packs/policy.ts';
import { assumedEmpty } from '../rules/assumed-empty.ts';
import type { RuleInForce } from '../rules/rules-on.ts';

/** One person's row of the wide relation of facts. */
export type PersonRow = Readonly<Record<string, Cell>>;

export interface PersonRequest {
  readonly policy: Policy;
  readonly population: string;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
  /** A certificate number or a person_id. */
  readonly person: string;
}

/** Fetches what is known of one person for some expressions; null when the population has no such person. */
export async function personRow(engine: AnalysisEngine, request: PersonRequest, asked: Iterable<Node>): Promise<PersonRow | null> {
  const dialect = DIALECTS[engine.dialect];
  const key = literal(request.person);
  const [found] = await engine.rows<{ person_id: string }>(
    `select person_id from ${dialect.parquet(request.population)} where certificate = ${key} or person_id = ${key} order by person_id`,
  );
  if (!found) return null;
  const wanted = wantedBy(request.policy, asked);
  const [row] = await engine.rows<Record<string, Cell>>(factsSql({ ...request, dialect, ...wanted, person: found.person_id }));
  return row ?? null;
}

/** A value for every fact that has a column; facts of lists that cannot be read have none. */
export function valuesIn(row: PersonRow, policy: Policy): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const { name, definition } of policy.facts.values()) {
    const cell = row[name];
    if (definition === null && cell !== undefined && (cell === null || typeof cell !== 'object')) values.set(name, cell);
  }
  return values;
}

/** The person's rows of each list whose rows were asked for, cells by column. */
export function rowsIn(row: PersonRow, policy: Policy): Map<string, Row[]> {
  const rows = new Map<string, Row[]>();
  for (const list of policy.lists.keys()) {
    const cells = row[`${list}#cells`];
    if (Array.isArray(cells)) rows.set(list, cells.map((one) => plainCells(one)));
  }
  return rows;
}

function plainCells(cells: Cell): Row {
  if (cells === null || typeof cells !== 'object' || Array.isArray(cells)) throw new TypeError('a row of a list is a set of cells');
  return Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, cell === null || typeof cell !== 'object' ? cell : null]));
}

export interface KnownFact {
  readonly fact: Fact;
  readonly value: Value;
  /** Why the value is unknown; null when it is known. */
  readonly gap: Gap | null;
  /** The list was not handed over and the rule takes it as naming nobody. */
  readonly assumed: boolean;
}

/** A base fact of one person as a rule sees it. */
export function knownFact(fact: Fact, inForce: RuleInForce, row: PersonRow, states: ReadonlyMap<string, ListState>): KnownFact {
  const cell = row[fact.name];
  const value = cell === undefined || cell === null || typeof cell === 'object' ? null : cell;
  if (value !== null) return { fact, value, gap: null, assumed: false };
  const absent = whenNotListed(fact);
  if (assumedEmpty(inForce, states).includes(fact.list) && absent !== null) return { fact, value: absent, gap: null, assumed: true };
  return { fact, value: null, gap: gapOf(fact, row, states), assumed: false };
}

function gapOf({ list }: Fact, row: PersonRow, states: ReadonlyMap<string, ListState>): Gap {
  if (list === 'register') return 'blank';
  const whole = states.get(list)?.gap;
  if (whole) return whole;
  const own = row[`${list}#gap`];
  if (own === 'held' || own === 'uncovered' || own === 'waiting') return own;
  return row[`${list}#listed`] === true ? 'blank' : 'not_listed';
}

/** Base facts a clause or rule stands on. */
export function baseFacts(policy: Policy, names: Iterable<string>): Fact[] {
  return withFoundations(policy, names).filter(({ definition }) => definition === null);
}
