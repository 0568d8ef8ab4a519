import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { placedYaml, inShape, type PlacedYaml, type ProcessingProblem } from './yaml-place.ts';
import { keepingShape, type Keeping } from './keeping-shape.ts';
import { purposeShape, type Basis, type Purpose, type PurposeText } from './purpose-shape.ts';
import { calendarShape, noticeShape, requestKindShape, type NoticeText, type RequestKindText, type WorkCalendar } from './request-shape.ts';

/** What packs say of the processing of people's data. */
export interface Processing {
  readonly purposes: ReadonlyMap<string, Purpose>;
  /** What a person may ask for, and within how many working days it is answered. */
  readonly requests: ReadonlyMap<string, RequestKindText>;
  /** Who is told of a breach, and within how long. */
  readonly notices: ReadonlyMap<string, NoticeText>;
  /** How long what is left behind is kept. */
  readonly keeping: ReadonlyMap<string, Keeping>;
  readonly calendars: readonly WorkCalendar[];
}

/**
 * Reads `<pack>/processing/*.yaml` and its folders `requests`, `notices`, `keeping` and `workdays` of each pack folder, the general pack first: a later
 * pack replaces what has the same name. Everything wrong comes back with file, line and what to do; then nothing of it is to be used.
 */
export async function readProcessing(packFolders: readonly string[]): Promise<{ readonly processing: Processing; readonly problems: readonly ProcessingProblem[] }> {
  const problems: ProcessingProblem[] = [];
  const purposes = new Map<string, Purpose>();
  const requests = new Map<string, RequestKindText>();
  const notices = new Map<string, NoticeText>();
  const keeping = new Map<string, Keeping>();
  const calendars = new Map<number, WorkCalendar>();
  for (const folder of packFolders) {
    const inside = join(folder, 'processing');
    for (const yaml of await yamlIn(inside, problems)) {
      const value = named(yaml, purposeShape, 'purpose', problems);
      if (!value) continue;
      problems.push(...purposeProblems(yaml, value));
      purposes.set(value.purpose, { ...value, file: yaml.file });
    }
    for (const yaml of await yamlIn(join(inside, 'requests'), problems)) {
      const value = named(yaml, requestKindShape, 'request', problems);
      if (value) requests.set(value.request, value);
    }
    for (const yaml of await yamlIn(join(inside, 'notices'), problems)) {
      const value = named(yaml, noticeShape, 'notice', problems);
      if (value) notices.set(value.notice, value);
    }
    for (const yaml of await yamlIn(join(inside, 'keeping'), problems)) {
      const value = named(yaml, keepingShape, 'keeping', problems);
      if (!value) continue;
      problems.push(...keepingProblems(yaml, value));
      keeping.set(value.keeping, value);
    }
    for (const yaml of await yamlIn(join(inside, 'workdays'), problems)) {
      const { value, problems: found } = inShape(yaml, calendarShape);
      problems.push(...found);
      if (value) calendars.set(value.year, value);
    }
  }
  return { processing: { purposes, requests, notices, keeping, calendars: [...calendars.values()] }, problems };
}

async function yamlIn(folder: string, problems: ProcessingProblem[]): Promise<PlacedYaml[]> {
  const names = await readdir(folder).catch(() => []);
  const read = await Promise.all(names.filter((one) => one.endsWith('.yaml')).sort().map(async (one) => {
    const file = join(folder, one);
    return placedYaml(relative(process.cwd(), file), await readFile(file, 'utf8'));
  }));
  problems.push(...read.flatMap((yaml) => yaml.problems));
  return read.filter((yaml) => yaml.problems.length === 0);
}

/** The value in its shape, where the file is named after it. */
function named<Shape extends Record<Key, string>, Key extends string>(
  yaml: PlacedYaml, shape: Parameters<typeof inShape<Shape>>[1], key: Key, problems: ProcessingProblem[],
): Shape | null {
  const { value, problems: found } = inShape(yaml, shape);
  problems.push(...found);
  if (!value) return null;
  const expected = basename(yaml.file, '.yaml');
  if (value[key] === expected) return value;
  problems.push(yaml.problem([key], 'wrong_name', `文件名应为 ${value[key]}.yaml`, `the file is named after what it declares: ${value[key]}.yaml`, expected));
  return null;
}

function purposeProblems(yaml: PlacedYaml, purpose: PurposeText): ProcessingProblem[] {
  const problems = [...basisProblems(yaml, ['basis'], purpose.basis, purpose), ...basisProblems(yaml, ['under_14', 'basis'], purpose.under_14.basis, purpose)];
  const { effective, fields, roles, under_14: minors } = purpose;
  if (effective.to !== null && effective.to < effective.from) problems.push(yaml.problem(['effective', 'to'], 'period', '结束日早于开始日，请改', 'it ends before it begins: correct the days'));
  if (fields.length > 0 && roles.length === 0) problems.push(yaml.problem(['roles'], 'nobody', '有可看的字段，却没有可看的人：请写明角色', 'fields may be read but by nobody: name the roles'));
  const strange = minors.closed.findIndex((field) => !fields.includes(field));
  if (strange >= 0) problems.push(yaml.problem(['under_14', 'closed', strange], 'not_open', '这个字段本来就不开放，不必再列', 'this field is not open in the first place: leave it out'));
  const apart = ADMINISTRATORS.find((role) => roles.includes(role));
  if (apart !== undefined && fields.length > 0) {
    problems.push(yaml.problem(['roles', roles.indexOf(apart)], 'administrator', '三员（系统、安全、审计管理员）不看个人信息，请从角色中去掉', 'the three administrators see no data of persons: take the role out'));
  }
  return problems;
}

const ADMINISTRATORS = ['system_administrator', 'security_administrator', 'audit_administrator'] as const;

/** What is in force stands on a checked document on each of its days. */
function basisProblems(yaml: PlacedYaml, path: string[], bases: readonly Basis[], { status, effective }: Pick<PurposeText, 'status' | 'effective'>): ProcessingProblem[] {
  if (status === 'draft') return [];
  const checked = bases.filter(({ mark }) => mark === 'checked');
  if (checked.length === 0) return [yaml.problem(path, 'unverified', '没有核对过的依据：请补上核对过的文件条款，或改为 status: draft', 'no basis that was checked: add one, or make it status: draft')];
  const covers = checked.some(({ in_force: force }) => force.from <= effective.from && (force.to === null || (effective.to !== null && effective.to <= force.to)));
  if (covers) return [];
  return [yaml.problem(path, 'basis_gap', '生效期间内有的日子没有依据：请改 effective 或补依据', 'some of its days have no basis in force: change effective or add a basis')];
}

function keepingProblems(yaml: PlacedYaml, { keep_days: keep, at_least_days: least }: Keeping): ProcessingProblem[] {
  if (least === null || keep >= least) return [];
  return [yaml.problem(['keep_days'], 'too_short', `依法至少保存 ${least} 天，不能少于此数`, `the law wants at least ${least} days: keep it no shorter`)];
}
