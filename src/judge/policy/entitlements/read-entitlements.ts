import type { Scope } from '../language/node.ts';
import { nearest } from '../language/near.ts';
import type { PackFiles } from '../packs/pack-files.ts';
import { timesMeet, type Fact, type ListPolicy } from '../packs/policy.ts';
import { datedProblems } from '../packs/dated-problems.ts';
import { listedFact } from '../packs/policy-scope.ts';
import type { PackProblem } from '../packs/problem.ts';
import { shaped, type YamlFile } from '../packs/yaml-file.ts';
import type { Derivation, Entitlement, Payroll, Stop } from './entitlement.ts';
import { entitlementShape, type EntitlementFile } from './entitlement-shapes.ts';
import { readExpression, readTwoSided, type Reader } from './read-expression.ts';
import { readStop } from './read-stop.ts';

export interface Catalogue {
  readonly scope: Scope;
  readonly lists: ReadonlyMap<string, ListPolicy>;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** An entitlement with its file, for problems that show only once everything is read. */
export interface ReadEntitlement {
  readonly entitlement: Entitlement;
  readonly source: YamlFile;
}

/** All versions of all entitlements, checked. What a version leaves out stays as in the one before it, of its own pack or one it builds on. */
export function readEntitlements(packs: readonly PackFiles[], catalogue: Catalogue, problems: PackProblem[]): ReadEntitlement[] {
  const read: ReadEntitlement[] = [];
  for (const { head, entitlements: files } of packs) {
    for (const source of files) {
      const { value: written, problems: found } = shaped(source, entitlementShape);
      problems.push(...found);
      if (!written) continue;
      const before = read.findLast(({ entitlement }) => entitlement.benefit === written.entitlement)?.entitlement ?? null;
      const entitlement = checkedEntitlement(source, written, before, catalogue, problems);
      if (!entitlement) continue;
      const version = { ...entitlement, pack: head.pack, region: head.region, file: source.file };
      const clash = read.find(({ entitlement: other }) => other.benefit === version.benefit && other.pack === version.pack && other.status === version.status
        && timesMeet(version, other));
      if (clash) problems.push(source.problem(['effective'], 'overlap', `与 ${clash.source.file} 的期间重叠`, `it overlaps the period of ${clash.source.file}`));
      read.push({ entitlement: version, source });
    }
  }
  return read;
}

function checkedEntitlement(
  source: YamlFile, written: EntitlementFile, before: Entitlement | null, catalogue: Catalogue, problems: PackProblem[],
): Omit<Entitlement, 'pack' | 'region' | 'file'> | null {
  const reader: Reader = { source, scope: catalogue.scope, problems };
  problems.push(...datedProblems(source, written, []), ...listProblems(source, written, catalogue.lists));
  const eligibility = written.eligibility.flatMap((clause, i) => readTwoSided(reader, clause, ['eligibility', i, 'when']) ?? []);
  const payroll = written.payroll ? readPayroll(reader, written.payroll, catalogue) : before?.payroll;
  const start = written.start ? { ...written.start, month: readExpression(reader, written.start.month, 'month', ['start', 'month']) } : before?.start;
  const paidMonth = payroll?.month ?? (written.payroll?.month === undefined ? null : 'refused');
  const stops = written.stop ? written.stop.flatMap((stop, i) => readStop(reader, stop, paidMonth, ['stop', i]) ?? []) : (before?.stops ?? []);
  const derive = written.derive?.map(derivation) ?? before?.derive;
  for (const [key, part] of Object.entries({ payroll: written.payroll ?? payroll, start, derive })) {
    if (part === undefined) problems.push(source.problem([key], 'missing', `缺少 ${key}`, `${key} is missing`));
  }
  problems.push(...sameNames(source, written, eligibility.map(({ holds }) => holds.id), stops));
  if (!payroll || !start || !derive) return null;
  return {
    benefit: written.entitlement, label: written.label, status: written.status, from: written.effective.from, to: written.effective.to, basis: written.basis,
    ifGiven: written.if_given ?? before?.ifGiven ?? [], payroll, eligibility,
    amount: written.amount === undefined ? (before?.amount ?? null) : readExpression(reader, written.amount, 'money', ['amount']), start, stops, derive,
  };
}

function readPayroll(reader: Reader, written: NonNullable<EntitlementFile['payroll']>, { lists, facts }: Catalogue): Payroll | undefined {
  const { list, otherwise } = written;
  const fact = facts.get(listedFact(facts, list) ?? '');
  if (!fact) {
    reader.problems.push(reader.source.problem(['payroll', 'list'], 'unknown_list', `没有名单 ${list}`, `there is no list ${list}`, nearest(list, lists.keys())));
    return undefined;
  }
  const listed = readTwoSided(reader, { id: `in_${list}`, label: fact.label, when: fact.name, otherwise: { id: `not_${list}`, label: otherwise } }, ['payroll', 'list']);
  return listed ? {
    list, listed,
    month: readExpression(reader, written.month, 'month', ['payroll', 'month']),
    paid: readExpression(reader, written.paid, 'money', ['payroll', 'paid']),
    months: readExpression(reader, written.months, 'int', ['payroll', 'months']),
  } : undefined;
}

function derivation({ rule, kind, label, status, because, condition, ahead_days: aheadDays, basis }: NonNullable<EntitlementFile['derive']>[number]): Derivation {
  return {
    rule, kind, label, status: status ?? 'active', because: because ?? null, condition: condition ?? null, aheadDays: aheadDays ?? null, basis: basis ?? null,
  };
}

function listProblems(source: YamlFile, { if_given: ifGiven = [] }: EntitlementFile, lists: ReadonlyMap<string, ListPolicy>): PackProblem[] {
  return ifGiven.flatMap((list, i) => (lists.has(list) && list !== 'register' ? []
    : [source.problem(['if_given', i], 'unknown_list', `没有名单 ${list}`, `there is no list ${list}`, nearest(list, lists.keys()))]));
}

function sameNames(source: YamlFile, written: EntitlementFile, clauses: readonly string[], stops: readonly Stop[]): PackProblem[] {
  const ids = [...clauses, ...stops.map(({ id }) => id)];
  return ids.filter((id, i) => ids.indexOf(id) < i)
    .map((id) => source.problem([written.stop ? 'stop' : 'eligibility'], 'same_name', `条件 ${id} 重名`, `two conditions are called ${id}`));
}
