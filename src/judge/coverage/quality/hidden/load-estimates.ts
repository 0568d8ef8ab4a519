import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { SourceDefinition } from '../../../../know/sources/index.ts';
import { rowFilter, shaped, yamlFile, type FilterColumn, type PackProblem, type YamlFile } from '../../../policy/index.ts';
import { estimateShape, type Capture, type HiddenEstimate } from './estimate-shape.ts';

export interface LoadedEstimates {
  readonly estimates: readonly HiddenEstimate[];
  readonly problems: readonly PackProblem[];
}

/**
 * Reads `<pack>/estimates/*.yaml` of each pack folder, the general pack first: a later pack replaces an estimate of the same name. What is
 * wrong comes back with file, line and column.
 */
export async function loadEstimates(packFolders: readonly string[], definitions: ReadonlyMap<string, SourceDefinition>): Promise<LoadedEstimates> {
  const estimates = new Map<string, HiddenEstimate>();
  const problems: PackProblem[] = [];
  for (const file of (await Promise.all(packFolders.map(filesOf))).flat()) {
    const { source, problems: unreadable } = yamlFile(relative(process.cwd(), file), await readFile(file, 'utf8'));
    const estimate = unreadable.length > 0 ? null : estimateOf(source, definitions, problems);
    problems.push(...unreadable);
    if (estimate && estimate.id !== basename(file, '.yaml')) {
      problems.push(source.problem(['estimate'], 'wrong_name', `文件名应为 ${estimate.id}.yaml`, `the file is to be called ${estimate.id}.yaml`));
    }
    if (estimate) estimates.set(estimate.id, estimate);
  }
  return { estimates: [...estimates.values()], problems };
}

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'estimates')).catch(() => []);
  return names.filter((name) => name.endsWith('.yaml')).sort().map((name) => join(folder, 'estimates', name));
}

function estimateOf(source: YamlFile, definitions: ReadonlyMap<string, SourceDefinition>, problems: PackProblem[]): HiddenEstimate | null {
  const { value, problems: misshapen } = shaped(source, estimateShape);
  problems.push(...misshapen);
  if (!value) return null;
  value.excluding.forEach(({ list }, i) => {
    if (!definitions.has(list)) problems.push(unknownList(source, ['excluding', i, 'list'], list));
  });
  return {
    id: value.estimate, label: value.label, entitledTo: value.entitled_to, strata: value.strata, assumptions: value.assumptions,
    excluding: value.excluding.map(({ list }) => list),
    captures: value.captures.map(({ list, where, comes_by: comesBy }, i): Capture => {
      const columns = list === 'register' ? REGISTER : columnsOf(definitions.get(list));
      if (!columns) problems.push(unknownList(source, ['captures', i, 'list'], list));
      const filter = where === undefined || !columns ? null : rowFilter(where, columns);
      if (filter && !filter.ok) problems.push(source.refusal(['captures', i, 'where'], filter.refusal));
      const label = list === 'register' ? REGISTER_LABEL : (definitions.get(list)?.label ?? { zh: list, en: list });
      return { list, label, where: where ?? null, condition: filter?.ok ? filter.sql : null, comesBy };
    }),
  };
}

function unknownList(source: YamlFile, path: (string | number)[], list: string): PackProblem {
  return source.problem(path, 'unknown_list', `没有声明名单 ${list}`, `no pack declares the list ${list}`);
}

const REGISTER_LABEL = { zh: '残疾人登记库', en: 'The register' };
const SEX: FilterColumn = { type: 'code', values: ['male', 'female'] };

const REGISTER: ReadonlyMap<string, FilterColumn> = new Map<string, FilterColumn>([
  ['category', { type: 'int', values: null }], ['grade', { type: 'int', values: null }], ['birth', { type: 'date', values: null }], ['sex', SEX],
  ['certificate_status', { type: 'code', values: ['valid', 'expired', 'frozen', 'cancelled', 'moved_out', 'none'] }],
  ['household_type', { type: 'code', values: ['rural', 'urban'] }],
]);

const TYPE = { text: 'text', integer: 'int', money: 'money', date: 'date', month: 'month', boolean: 'bool', code: 'code' } as const;

function columnsOf(definition: SourceDefinition | undefined): Map<string, FilterColumn> | null {
  if (!definition) return null;
  const columns = new Map<string, FilterColumn>([['birth', { type: 'date', values: null }], ['sex', SEX]]);
  for (const [key, { type, values }] of Object.entries(definition.columns)) {
    if (type !== undefined) columns.set(key, { type: TYPE[type], values: values ? Object.keys(values) : null });
  }
  return columns;
}
