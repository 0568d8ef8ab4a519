import { parseArgs } from 'node:util';
import { allCommands, findCommand, type Command } from './index.ts';
import { MisuseError } from './errors.ts';
import { InputError } from '../office/input-error.ts';

/** Exit codes every verb keeps: 0 done, 1 something wrong in the input, 2 misused. */
const EXIT = { done: 0, wrongInput: 1, misused: 2 } as const;

function usageOf(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => `  --${name.padEnd(14)} ${option.help}`);
  return [`npx jinbao ${command.verb} ${command.usage}`, '', command.summary, '', ...options, '  --json           machine-readable output'].join('\n');
}

async function usage(): Promise<string> {
  const verbs = (await allCommands()).map(({ verb, summary }) => `  ${verb.padEnd(14)} ${summary}`);
  return ['npx jinbao <verb> [options]    尽保', '', ...verbs, '', 'npx jinbao <verb> --help'].join('\n');
}

/** Runs one verb with its arguments; returns the exit code. What is no fault of the user's is thrown. */
export async function main(argv: readonly string[]): Promise<number> {
  const [verb, ...rest] = argv;
  if (!verb || verb === '--help' || verb === 'help') {
    console.log(await usage());
    return verb ? EXIT.done : EXIT.misused;
  }
  const command = await findCommand(verb);
  if (!command) {
    console.error(`没有“${verb}”这个命令 / no such verb: ${verb}\n\n${await usage()}`);
    return EXIT.misused;
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        json: { type: 'boolean' },
        ...Object.fromEntries(Object.entries(command.options).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }])),
      },
    });
    if (values['help']) {
      console.log(usageOf(command));
      return EXIT.done;
    }
    const ok = await command.run({ values, positionals, json: values['json'] === true });
    return ok ? EXIT.done : EXIT.wrongInput;
  } catch (error) {
    if (error instanceof InputError) {
      console.error(error.message);
      return EXIT.wrongInput;
    }
    if (error instanceof MisuseError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      console.error(`${error.message}\n\n${usageOf(command)}`);
      return EXIT.misused;
    }
    throw error;
  }
}
