import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

interface Cost {
  /** Memory in KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane. Some 30 ms here; a stored hash of less is made anew at the next sign-in. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

/** What a hash kept by us may ask of the machine, so that a forged row cannot take its memory. */
const MOST: Cost = { memory: 1_048_576, passes: 16, parallelism: 8 };

const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Hashes a password with argon2id (RFC 9106); the answer is PHC text and carries its parameters. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, 32, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(salt)}$${plain(tag)}`;
}

/**
 * Whether the password is the one of the hash. Without a hash (no such account, no password) as much is computed as with one of
 * today's cost, and the answer is no.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const read = hash === null ? null : readHash(hash);
  const { cost, salt, tag } = read ?? NOBODY;
  const computed = await derive(password, salt, tag.length, cost);
  return timingSafeEqual(computed, tag) && read !== null;
}

/** Whether the hash was made with less than what is asked for today. */
export function isOutdated(hash: string): boolean {
  const read = readHash(hash);
  return read === null || read.cost.memory < COST.memory || read.cost.passes < COST.passes;
}

const NOBODY = { cost: COST, salt: randomBytes(16), tag: randomBytes(32) };

function readHash(hash: string): typeof NOBODY | null {
  const [, memory, passes, parallelism, salt, tag] = FORM.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) return null;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const bearable = cost.memory <= MOST.memory && cost.passes <= MOST.passes && cost.parallelism <= MOST.parallelism;
  return bearable ? { cost, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') } : null;
}

/** The same text typed on another keyboard or system is the same password (NFKC, NIST SP 800-63B 3.1.1.2). */
function derive(password: string, nonce: Buffer, tagLength: number, { memory, passes, parallelism }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: password.normalize('NFKC'), nonce, parallelism, tagLength, memory, passes }, (error, tag) => (error ? reject(error) : resolve(tag)));
  });
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
