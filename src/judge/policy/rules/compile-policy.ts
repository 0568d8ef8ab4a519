import { basename, dirname, join } from 'node:path';
import type { Dialect } from '../../../foundation/platform/engine/index.ts';
import { allListsAtHand } from '../facts/list-state.ts';
import { DIALECTS } from '../language/dialect.ts';
import { unsupported } from '../language/unsupported.ts';
import { clausesOf, type Policy, type Rule } from '../packs/policy.ts';
import { compileRule } from './compile-rule.ts';
import { forEveryone } from './rules-on.ts';

export interface CompiledText {
  readonly rule: string;
  readonly pack: string;
  /** Where the reviewed copy of the SQL stands: `golden/<file>.<dialect>.sql` beside the rule. */
  readonly golden: string;
  readonly sql: string;
}

/** The SQL of every version of every rule, drafts included, on its first day in force and with all lists at hand; where the dialect cannot express it, the refusals instead. */
export function compilePolicy(policy: Policy, dialect: Dialect = 'duckdb'): CompiledText[] {
  const states = allListsAtHand(policy);
  return policy.rules.map((rule) => {
    const refused = clausesOf(rule).flatMap(({ id, node }) => {
      const refusal = unsupported(node, DIALECTS[dialect]);
      return refusal ? [`-- ${id}:${refusal.offset + 1} ${refusal.code} ${refusal.zh} / ${refusal.en}`] : [];
    });
    const sql = refused.length > 0 ? refused.join('\n') : compileRule(forEveryone(rule), { policy, dialect: DIALECTS[dialect], states, asOf: rule.from }).sql;
    const basis = rule.basis.map(({ document, article }) => `-- ${document} ${article}`);
    const head = [`-- ${rule.id} (${rule.kind}, ${rule.status}): ${rule.label.zh}`, ...basis, `-- ${rule.from} .. ${rule.to ?? ''}`];
    return {
      rule: rule.id, pack: rule.pack,
      golden: join(dirname(rule.file), 'golden', `${goldenName(rule, policy)}.${dialect}.sql`),
      sql: `${[...head, sql].join('\n')}\n`,
    };
  });
}

/** A rule of its own is called as its file; one that comes out of an entitlement by its name, and its first day where the pack has several of that name. */
function goldenName({ id, pack, from, file, derivedFrom }: Rule, { rules }: Policy): string {
  if (derivedFrom === null) return basename(file, '.yaml');
  return rules.filter((other) => other.id === id && other.pack === pack).length > 1 ? `${id}.${from}` : id;
}
