import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { z } from '@hono/zod-openapi';
import { DEPARTMENTS, type Department } from '../../foundation/access/index.ts';
import type { Connections } from '../../foundation/platform/database/index.ts';
import { shaped, yamlFile, type PackProblem, type Policy } from '../policy/index.ts';

/** Which rules a department looks after: names, or beginnings that end in `*`. */
const departmentShape = z.strictObject({ department: z.enum(DEPARTMENTS), rules: z.array(z.string().regex(/^[a-z0-9_.]+\*?$/)).min(1) });

export interface DepartmentRule {
  readonly department: Department;
  readonly rule: string;
}

/**
 * Reads `<pack>/departments/*.yaml` of each pack folder, the general pack first: a later pack replaces a department. What is wrong comes back
 * with file and line, a pattern that fits no rule among it.
 */
export async function loadDepartments({ folders, rules }: Pick<Policy, 'folders' | 'rules'>): Promise<{ readonly rules: readonly DepartmentRule[]; readonly problems: readonly PackProblem[] }> {
  const departments = new Map<Department, readonly DepartmentRule[]>();
  const problems: PackProblem[] = [];
  for (const file of (await Promise.all(folders.map(filesOf))).flat()) {
    const { source, problems: unreadable } = yamlFile(relative(process.cwd(), file), await readFile(file, 'utf8'));
    const { value, problems: misshapen } = unreadable.length > 0 ? { value: null, problems: unreadable } : shaped(source, departmentShape);
    problems.push(...misshapen);
    if (!value) continue;
    if (value.department !== basename(file, '.yaml')) {
      problems.push(source.problem(['department'], 'wrong_name', `文件名应为 ${value.department}.yaml`, `the file is to be called ${value.department}.yaml`));
    }
    departments.set(value.department, value.rules.flatMap((pattern, i) => {
      const named = rules.filter(({ id }) => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern));
      if (named.length === 0) problems.push(source.problem(['rules', i], 'unknown_rule', `没有规则符合 ${pattern}`, `no rule is called ${pattern}`));
      return named.map(({ id }) => ({ department: value.department, rule: id }));
    }));
  }
  return { rules: [...departments.values()].flat(), problems };
}

/** Tells the database which rules are whose, for the wall around findings. */
export async function keepDepartments(connections: Connections, rules: readonly DepartmentRule[]): Promise<void> {
  await connections.transaction(async (client) => {
    await client.query('delete from coverage.rule_department where (department, rule) not in (select * from unnest($1::text[], $2::text[]))', columns(rules));
    await client.query('insert into coverage.rule_department (department, rule) select distinct * from unnest($1::text[], $2::text[]) on conflict do nothing', columns(rules));
  });
}

function columns(rules: readonly DepartmentRule[]): string[][] {
  return [rules.map(({ department }) => department), rules.map(({ rule }) => rule)];
}

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'departments')).catch(() => []);
  return names.filter((name) => name.endsWith('.yaml')).sort().map((name) => join(folder, 'departments', name));
}
