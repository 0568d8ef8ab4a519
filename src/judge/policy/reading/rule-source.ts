import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Policy } from '../packs/policy.ts';
import { compilePolicy } from '../rules/compile-policy.ts';

export interface RuleSource {
  readonly file: string;
  readonly yaml: string;
  readonly sql: string;
}

/** The texts a rule stands in and the SQL each version of it becomes; null where there is no such rule. A text that is no longer on disk is left empty. */
export async function ruleSource(policy: Policy, id: string): Promise<RuleSource[] | null> {
  const versions = policy.rules.filter((rule) => rule.id === id);
  if (versions.length === 0) return null;
  const compiled = compilePolicy({ ...policy, rules: versions });
  return Promise.all(versions.map(async ({ file, pack }, i) => ({
    file: `${pack}/${basename(file)}`, yaml: await readFile(file, 'utf8').catch(() => ''), sql: compiled[i]?.sql ?? '',
  })));
}
