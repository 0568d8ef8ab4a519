import { account } from './account.ts';
import { audit } from './audit.ts';
import type { Command } from './command.ts';
import { demo } from './demo.ts';
import { drill } from './drill.ts';
import { explain } from './explain.ts';
import { keys } from './keys.ts';
import { policy } from './policy.ts';
import { quality } from './quality.ts';
import { importLists } from './import.ts';
import { receipt } from './receipt.ts';
import { retention } from './retention.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';
import { simulate } from './simulate.ts';

export type { Command } from './command.ts';

/** Every verb, in the order of the work. */
export const COMMANDS: readonly Command[] = [demo, run, explain, policy, simulate, quality, serve, importLists, account, keys, audit, retention, receipt, drill];

export function findCommand(verb: string): Command | undefined {
  return COMMANDS.find((command) => command.verb === verb);
}
