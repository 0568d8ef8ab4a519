import { join } from 'node:path';
import { keeperSigner, openAuditLog } from '../foundation/access/audit/index.ts';
import { makeFirstAtTerminal, openSignIn, resetAtTerminal, type SignIn } from '../foundation/access/sign-in/index.ts';
import { isDivisionCode } from '../foundation/kernel/index.ts';
import { systemClock } from '../foundation/platform/clock/index.ts';
import { KeyError, openKeeper } from '../foundation/platform/crypto/index.ts';
import { FolderInUseError, joinDatabase, NoDatabaseError } from '../foundation/platform/database/index.ts';
import { Refusal } from '../foundation/platform/http/index.ts';
import { readSettings, SettingsError } from '../foundation/platform/settings/index.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';
import { required } from './options.ts';
import type { Command, Invocation } from './command.ts';

export const account: Command = {
  verb: 'account',
  summary: '建立最初三个管理员账号，或让被锁在门外的人重新登录 / makes the first three administrators, or lets somebody in again',
  usage: 'first --system NAME --security NAME --audit NAME --division CODE | reset --name NAME',
  options: {
    system: { type: 'string', help: 'first：系统管理员账号名 / sign-in name of the system administrator' },
    security: { type: 'string', help: 'first：安全管理员账号名 / of the security administrator' },
    audit: { type: 'string', help: 'first：审计管理员账号名 / of the audit administrator' },
    division: { type: 'string', help: 'first：本市区划代码，如 341500 / the city\'s division code' },
    name: { type: 'string', help: 'reset：账号名 / the sign-in name' },
  },
  async run(invocation) {
    const [act] = invocation.positionals;
    if (act !== 'first' && act !== 'reset') throw new MisuseError('account 后面应为 first 或 reset / account takes first or reset');
    const made = await withSignIn((signIn) => (act === 'first' ? first(signIn, invocation) : reset(signIn, invocation)));
    if (invocation.json) console.log(JSON.stringify(made));
    else {
      console.log('一次性口令，只显示这一次，七天内首次登录并修改 / one-time passwords, shown this once, to be changed at the first sign-in within a week');
      for (const { signInName, oneTimePassword } of made) console.log(`  ${signInName.padEnd(20)} ${oneTimePassword}`);
    }
    return true;
  },
};

interface Made {
  readonly signInName: string;
  readonly oneTimePassword: string;
}

async function first(signIn: SignIn, invocation: Invocation): Promise<Made[]> {
  const division = required(invocation, 'division');
  if (!isDivisionCode(division) || division.length !== 6) throw new MisuseError('--division 应为六位区划代码 / --division takes six digits');
  const accounts = (['system', 'security', 'audit'] as const).map((kind) => ({
    signInName: nameOf(invocation, kind), shownName: LABELS[kind], role: `${kind}_administrator` as const, division, department: null, institution: null,
  }));
  const names = accounts.map(({ signInName }) => signInName);
  if (new Set(names).size < names.length) throw new MisuseError('三个管理员要用三个不同的账号 / the three administrators are three different accounts');
  const passwords = await makeFirstAtTerminal(signIn, accounts);
  return names.map((signInName, i) => ({ signInName, oneTimePassword: passwords[i] ?? '' }));
}

const LABELS = { system: '系统管理员', security: '安全管理员', audit: '审计管理员' } as const;

async function reset(signIn: SignIn, invocation: Invocation): Promise<Made[]> {
  const signInName = nameOf(invocation, 'name');
  return [{ signInName, oneTimePassword: await resetAtTerminal(signIn, signInName) }];
}

function nameOf(invocation: Invocation, option: string): string {
  const name = required(invocation, option).toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{2,39}$/.test(name)) throw new MisuseError(`--${option}：3 到 40 个小写字母、数字或 . _ - / 3 to 40 of a-z 0-9 . _ -`);
  return name;
}

/** Beside the running office or without it; what is done is in the audit chain like everything else. */
async function withSignIn<Answer>(act: (signIn: SignIn) => Promise<Answer>): Promise<Answer> {
  try {
    const settings = readSettings();
    const database = await joinDatabase(settings);
    try {
      const keeper = await openKeeper({ connections: database.pool, keyFile: settings.keyFile ?? join(settings.data, 'keys', 'master.key'), keyCommand: settings.keyCommand, suite: settings.crypto });
      const audit = await openAuditLog({
        database, folder: join(settings.data, 'audit'), signer: keeperSigner(keeper), digest: () => (keeper.suite === 'sm' ? 'sm3' : 'sha256'), clock: systemClock,
        report: (error) => console.error(error instanceof Error ? error.message : String(error)),
      });
      try {
        return await act(openSignIn({ connections: database.signIn, seals: keeper, audit, clock: systemClock, demo: false, settings }));
      } finally {
        await audit.close();
        keeper.close();
      }
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof SettingsError || error instanceof FolderInUseError || error instanceof NoDatabaseError || error instanceof KeyError) throw new InputError(error.message);
    if (error instanceof Refusal) throw new InputError(`${error.notice.zh} / ${error.notice.en}`);
    throw error;
  }
}
