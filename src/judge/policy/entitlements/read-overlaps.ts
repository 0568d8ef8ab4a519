import { nearest } from '../language/near.ts';
import type { Scope } from '../language/node.ts';
import { datedProblems } from '../packs/dated-problems.ts';
import type { PackFiles } from '../packs/pack-files.ts';
import { timesMeet } from '../packs/policy.ts';
import type { PackHead } from '../packs/shapes.ts';
import type { PackProblem } from '../packs/problem.ts';
import { shaped, type YamlFile } from '../packs/yaml-file.ts';
import type { Entitlement, OtherBenefit, OverlapRow, Overlaps } from './entitlement.ts';
import { overlapShape, type OverlapFile } from './entitlement-shapes.ts';
import { readExpression, readTwoSided, type Reader } from './read-expression.ts';

/** The overlap matrix of all packs. A later pack's row speaks for its own region. */
export function readOverlaps(packs: readonly PackFiles[], entitlements: readonly Entitlement[], scope: Scope, problems: PackProblem[]): Overlaps {
  const rows: OverlapRow[] = [];
  const others = new Map<string, OtherBenefit>();
  for (const { head, overlaps: files } of packs) {
    for (const source of files) {
      const { value: written, problems: found } = shaped(source, overlapShape);
      problems.push(...found);
      if (!written) continue;
      const described = entitlements.some(({ benefit }) => benefit === written.overlap);
      if (described && written.received) {
        problems.push(source.problem(['received'], 'described', `${written.overlap} 已由待遇文件说明`, `an entitlement already says who draws ${written.overlap}`));
      }
      if (!described && (written.received || !others.has(written.overlap))) others.set(written.overlap, otherBenefit({ source, scope, problems }, written));
      for (const i of written.rows.keys()) {
        const row = checkedRow(source, written, i, head, entitlements, others, problems);
        if (!row) continue;
        problems.push(...clashes(source, i, row, rows));
        rows.push(row);
      }
    }
  }
  return { rows, others };
}

function otherBenefit(reader: Reader, { overlap, label, received }: OverlapFile): OtherBenefit {
  if (!received) return { benefit: overlap, label, received: null, amount: null };
  const { when, otherwise } = received;
  return {
    benefit: overlap, label,
    received: readTwoSided(reader, { id: `in_${overlap}`, label: received.label, when, otherwise: { id: `not_${overlap}`, label: otherwise } }, ['received', 'when']),
    amount: readExpression(reader, received.amount, 'money', ['received', 'amount']),
  };
}

function checkedRow(
  source: YamlFile, { overlap, rows }: OverlapFile, i: number, head: PackHead, entitlements: readonly Entitlement[],
  others: ReadonlyMap<string, OtherBenefit>, problems: PackProblem[],
): OverlapRow | null {
  const written = rows[i];
  if (!written) return null;
  const path = ['rows', i];
  const before = problems.length;
  const benefits = [...new Set(entitlements.map(({ benefit }) => benefit))];
  if (!benefits.includes(written.with) || written.with === overlap) {
    problems.push(source.problem([...path, 'with'], 'unknown_benefit', `没有待遇 ${written.with}`, `there is no entitlement ${written.with}`, nearest(written.with, benefits)));
  }
  const choices = ['both', 'higher', overlap, written.with];
  if (!choices.includes(written.keeps)) {
    problems.push(source.problem([...path, 'keeps'], 'unknown_benefit', `keeps 应为 ${choices.join('、')} 之一`, `keeps is one of ${choices.join(', ')}`, nearest(written.keeps, choices)));
  }
  problems.push(...datedProblems(source, written, path));
  const other = others.get(overlap);
  const own = entitlements.filter(({ benefit }) => benefit === written.with || benefit === overlap);
  if (written.keeps === 'higher' && written.status === 'active' && ((other?.received && !other.amount) || own.some(({ amount, payroll }) => !amount || !payroll.paid))) {
    problems.push(source.problem([...path, 'keeps'], 'no_amount', '择高须知道两边的金额', 'taking the higher one needs the amount of both'));
  }
  if (problems.length > before) return null;
  const { with: benefit, keeps, note, status, effective, basis } = written;
  return {
    between: [overlap, benefit], keeps, note: note ?? null, status, ...effective, basis, pack: head.pack, region: head.region, file: source.file,
  };
}

function clashes(source: YamlFile, i: number, row: OverlapRow, before: readonly OverlapRow[]): PackProblem[] {
  const clash = before.find((other) => samePair(row, other) && row.region === other.region && row.status === other.status
    && timesMeet(row, other));
  if (!clash) return [];
  if (clash.keeps === row.keeps) return [source.problem(['rows', i], 'overlap', `与 ${clash.file} 的期间重叠`, `it overlaps the period of a row of ${clash.file}`)];
  return [source.problem(['rows', i, 'keeps'], 'contradiction', `与 ${clash.file} 矛盾（${clash.keeps}）`, `it contradicts ${clash.file}, which keeps ${clash.keeps}`)];
}

/** Whether two rows speak of the same two benefits, whichever is named first. */
export function samePair(a: OverlapRow, b: OverlapRow): boolean {
  return a.between.every((one) => b.between.includes(one));
}
