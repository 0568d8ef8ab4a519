import { topPacks } from '../judge/policy/index.ts';
import { InputError } from './input-error.ts';
import { DEFAULT_PACK } from './places.ts';
import { problemLines } from './problem-lines.ts';

/**
 * The pack to judge by: the one asked for; else, where packs of one's own are given, the one on top of them; else the reference city's.
 * Throws InputError where the folders hold no pack, or several of which none builds on the others.
 */
export async function choosePack(asked: string | undefined, own: readonly string[]): Promise<string> {
  if (asked !== undefined || own.length === 0) return asked ?? DEFAULT_PACK;
  const { names, problems } = await topPacks(own);
  if (problems.length > 0) throw new InputError(problemLines(problems));
  const [name, ...others] = names;
  if (name === undefined) throw new InputError(`此处没有政策包（pack.yaml）/ there is no pack (pack.yaml) here: ${own.join(', ')}`);
  if (others.length > 0) throw new InputError(`有几个互不依据的政策包，请用 --pack 写明用哪个 / several packs, none built on the others, say which with --pack: ${names.join(', ')}`);
  return name;
}
