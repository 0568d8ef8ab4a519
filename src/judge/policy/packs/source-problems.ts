import { basename } from 'node:path';
import { definitionSchema } from '../../../know/sources/index.ts';
import type { PackFiles } from './pack-files.ts';
import type { PackProblem } from './problem.ts';
import { shaped } from './yaml-file.ts';

/** What is wrong with the declarations of lists: their shape belongs to the room that reads lists, their place here to the pack. */
export function sourceProblems(packs: readonly PackFiles[]): PackProblem[] {
  return packs.flatMap(({ sources }) => sources.flatMap((source) => {
    const { value, problems } = shaped(source, definitionSchema);
    const expected = basename(source.file, '.yaml');
    if (!value || value.source === expected) return problems;
    return [source.problem(['source'], 'wrong_name', `文件名应与名单名一致：${value.source}.yaml`, `the file is named after the list: ${value.source}.yaml`, expected)];
  }));
}
