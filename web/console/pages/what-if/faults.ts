import type { Dictionary } from '../../words/index.ts';
import type { PlacedProblem } from './draft-form.ts';

/** What is wrong with one field of one piece, a sentence each, with its place in the text. */
export function faultsAt(problems: readonly PlacedProblem[], piece: number, field: string, language: 'zh' | 'en', { whatIf: say }: Dictionary): string[] {
  return problems.filter((one) => one.piece === piece && one.field === field)
    .map((one) => `${one.character === null ? '' : say.at(one.character)}${one[language]}。${one.near === null ? '' : say.near(one.near)}`.replace('。。', '。'));
}
