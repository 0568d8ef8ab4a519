import { join, resolve } from 'node:path';
import {
  changeKeys, isSuite, KeyError, keysStatus, makeMasterKey, openKeeper, retireKeys, sealedFilesIn, SUITES, type Keeper, type KeysStatus, type SuiteName,
} from '../foundation/platform/crypto/index.ts';
import { joinDatabase, NoDatabaseError, type OwnersDatabase } from '../foundation/platform/database/index.ts';
import { readSettings, type Settings } from '../foundation/platform/settings/index.ts';
import { InputError } from '../office/input-error.ts';
import { masterKeyOf, SEALED_ROOMS } from '../office/open-keys.ts';
import { MisuseError } from './errors.ts';
import { text } from './options.ts';
import type { Command, Invocation } from './command.ts';

/** Beside a running office, which looks for new keys every five seconds. */
const SETTLE_MS = 12_000;

export const keys: Command = {
  verb: 'keys',
  summary: '密钥：生成主密钥、查看、轮换、换算法 / keys: make a master key, look, rotate, switch the suite',
  usage: 'make FILE | status | rotate | switch aes|sm | retire  [--actor NAME]',
  options: { actor: { type: 'string', help: '谁在更换，记入密钥库 / who changes them, kept with the change (terminal)' } },
  async run(invocation) {
    const [act, word] = invocation.positionals;
    if (act === 'make') return make(invocation, word);
    if (act === 'status') return withKeys(async (open) => tell(invocation, await keysStatus(open.database.pool, open.files)));
    if (act === 'retire') return withKeys(retire);
    if (act === 'rotate') return withKeys((open) => change(invocation, open, open.keeper.suite));
    if (act === 'switch') {
      if (word === undefined || !isSuite(word)) throw new MisuseError(`switch 后面应为 ${SUITES.join('、')} / switch takes ${SUITES.join(', ')}`);
      return withKeys((open) => change(invocation, open, word));
    }
    throw new MisuseError('keys 后面应为 make、status、rotate、switch 或 retire / keys takes make, status, rotate, switch or retire');
  },
};

interface OpenKeys {
  readonly settings: Settings;
  readonly database: OwnersDatabase;
  readonly keeper: Keeper;
  readonly files: ReturnType<typeof sealedFilesIn>;
}

async function make(invocation: Invocation, file: string | undefined): Promise<boolean> {
  if (file === undefined) throw new MisuseError('请写明文件 / say which file');
  await makeMasterKey(resolve(file)).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') throw new InputError(`${file} 已经存在，不覆盖 / exists already and is not written over`);
    throw cause;
  });
  console.log(invocation.json ? JSON.stringify({ file }) : `主密钥已写到 ${file}。请另存一份在库外：丢了它，密文就再也打不开。/ the master key is in that file; keep a copy elsewhere: without it nothing opens again`);
  return true;
}

async function withKeys(act: (open: OpenKeys) => Promise<boolean>): Promise<boolean> {
  const settings = readSettings();
  try {
    const database = await joinDatabase(settings);
    try {
      const keeper = await openKeeper({ ...masterKeyOf(settings), connections: database.pool, suite: settings.crypto });
      return await act({ settings, database, keeper, files: sealedFilesIn(join(settings.data, 'lake'), keeper) }).finally(() => keeper.close());
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof KeyError || error instanceof NoDatabaseError) throw new InputError(error.message);
    throw error;
  }
}

async function change(invocation: Invocation, { database, keeper, files }: OpenKeys, suite: SuiteName): Promise<boolean> {
  let sealed = 0;
  await changeKeys({
    connections: database.pool, keeper, suite, actor: text(invocation, 'actor') ?? 'terminal', rooms: SEALED_ROOMS, files, settleMs: (await besideOthers(database)) ? SETTLE_MS : 0,
    onStep: (step, done) => {
      if (step === 'resealing') sealed += done;
      else if (!invocation.json) console.log(`${STEPS[step]} ${step === 'resealed' ? sealed : done}`);
    },
  });
  return tell(invocation, await keysStatus(database.pool, files));
}

/** Whether anybody but us is connected: an office looks for new keys all the time. */
async function besideOthers({ pool }: OwnersDatabase): Promise<boolean> {
  const { rows: [all] } = await pool.query<{ n: number }>("select count(*) as n from pg_stat_activity where datname = current_database() and backend_type = 'client backend'");
  return (all?.n ?? 0) > pool.totalCount;
}

async function retire({ database, keeper, files }: OpenKeys): Promise<boolean> {
  const count = await retireKeys({ connections: database.pool, keeper, rooms: SEALED_ROOMS, files });
  console.log(`${STEPS.retired} ${count}`);
  return true;
}

const STEPS = {
  keys_made: '新密钥 / keys made', sealing_with_new: '开始用新密钥 / new keys in use', looked_anew: '索引重算 / look-ups written anew',
  resealed: '重新加密字段 / values sealed anew', files_resealed: '重新加密文件 / files sealed anew', retired: '停用旧密钥 / old keys retired',
} as const;

function tell(invocation: Invocation, status: KeysStatus): boolean {
  if (invocation.json) {
    console.log(JSON.stringify(status));
    return true;
  }
  for (const { id, purpose, suite, state, madeAt, usedIn } of status.keys) console.log(`${String(id).padStart(3)} ${purpose.padEnd(8)} ${suite.padEnd(4)} ${state.padEnd(13)} ${madeAt.toISOString().slice(0, 16)} ${usedIn.join(' ')}`);
  if (status.changing) console.log(`正在更换为 ${status.changing.suite}，再运行 rotate 可继续 / a change to ${status.changing.suite} is open: run rotate again to go on with it`);
  return true;
}
