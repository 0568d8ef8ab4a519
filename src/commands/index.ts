import type { Command } from './command.ts';

export type { Command } from './command.ts';

/** Every verb, in the order of the work. One is loaded when it is asked for: each stands on other rooms, and the server's alone take half a second to load. */
const VERBS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['demo', async () => (await import('./demo.ts')).demo],
  ['run', async () => (await import('./run.ts')).run],
  ['explain', async () => (await import('./explain.ts')).explain],
  ['policy', async () => (await import('./policy.ts')).policy],
  ['simulate', async () => (await import('./simulate.ts')).simulate],
  ['quality', async () => (await import('./quality.ts')).quality],
  ['serve', async () => (await import('./serve.ts')).serve],
  ['import', async () => (await import('./import.ts')).importLists],
  ['account', async () => (await import('./account.ts')).account],
  ['keys', async () => (await import('./keys.ts')).keys],
  ['audit', async () => (await import('./audit.ts')).audit],
  ['retention', async () => (await import('./retention.ts')).retention],
  ['receipt', async () => (await import('./receipt.ts')).receipt],
  ['drill', async () => (await import('./drill.ts')).drill],
]);

/** All of them, for those who ask what there is. */
export function allCommands(): Promise<Command[]> {
  return Promise.all([...VERBS.values()].map((load) => load()));
}

/** One of them; undefined where there is none of that name. */
export async function findCommand(verb: string): Promise<Command | undefined> {
  return VERBS.get(verb)?.();
}
