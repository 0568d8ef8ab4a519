import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { nearest } from '../language/near.ts';
import type { Policy } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import { typedValue } from '../packs/typed-value.ts';
import { shaped, yamlFile, type YamlFile } from '../packs/yaml-file.ts';

const plain = z.union([z.boolean(), z.number(), z.string(), z.null()]);
const facts = z.record(z.string(), plain);

const shape = z.strictObject({
  situation: z.string().min(1),
  /** Who this is and what is the matter, in a few sentences. The person and the place are invented. */
  story: z.string().min(20),
  county: z.string().regex(/^\d{6}$/),
  /** What the register says of them. */
  person: facts,
  /** The days asked about: which lists were handed over, and what these say of the person; a list that says nothing does not name them. */
  days: z.array(z.strictObject({ as_of: z.string(), lists: z.array(z.string()), facts: facts.optional() })).min(1),
});

/** One invented person on some days. */
export type Situation = z.infer<typeof shape> & { readonly file: string };

/** The situations of a folder, with every fact and list they name checked against the policy. */
export async function readSituations(folder: string, policy: Policy): Promise<{ readonly situations: readonly Situation[]; readonly problems: readonly PackProblem[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(names.map(async (name) => {
    const file = relative(process.cwd(), join(folder, name));
    const { source, problems } = yamlFile(file, await readFile(file, 'utf8'));
    const { value, problems: misshaped } = shaped(source, shape);
    return { situation: value && { ...value, file }, problems: [...problems, ...misshaped, ...(value ? namesWrong(source, value, policy) : [])] };
  }));
  return { situations: read.flatMap(({ situation }) => situation ?? []), problems: read.flatMap(({ problems }) => problems) };
}

function namesWrong(source: YamlFile, { person, days }: z.infer<typeof shape>, policy: Policy): PackProblem[] {
  const stated = [{ at: ['person'], facts: person }, ...days.map((day, i) => ({ at: ['days', i, 'facts'], facts: day.facts ?? {} }))];
  return [
    ...stated.flatMap(({ at, facts: own }) => Object.entries(own).flatMap(([name, value]) => {
      const fact = policy.facts.get(name);
      if (!fact) return [source.problem([...at, name], 'unknown_fact', `没有名为 ${name} 的事实`, `there is no fact named ${name}`, nearest(name, policy.facts.keys()))];
      return typedValue(fact.type, value) === undefined ? [source.problem([...at, name], 'wrong_type', `应为 ${fact.type}`, `expected a value of type ${fact.type}`)] : [];
    })),
    ...days.flatMap(({ lists }, i) => lists.flatMap((list, n) => (policy.lists.has(list) ? []
      : [source.problem(['days', i, 'lists', n], 'unknown_list', `没有名单 ${list}`, `there is no list ${list}`, nearest(list, policy.lists.keys()))]))),
  ];
}
