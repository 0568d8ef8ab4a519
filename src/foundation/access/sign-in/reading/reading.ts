import { z } from '@hono/zod-openapi';
import type { SignIn } from '../room.ts';

/** How somebody reads the console. The browser knows what each means; `auto` is whatever the machine wants. */
export const readingShape = z.object({
  language: z.enum(['zh', 'en']),
  theme: z.enum(['auto', 'light', 'dark', 'contrast']),
  size: z.enum(['normal', 'large', 'larger']),
  density: z.enum(['comfortable', 'compact']),
}).openapi('Reading');

export type Reading = z.infer<typeof readingShape>;

/** What an account chose, or null where it never did or what it chose is no longer offered. */
export async function readingOf({ connections }: Pick<SignIn, 'connections'>, account: string): Promise<Reading | null> {
  const { rows } = await connections.query<{ chosen: unknown }>('select chosen from sign_in.reading where account = $1', [account]);
  return readingShape.safeParse(rows[0]?.chosen).data ?? null;
}

/** Keeps what an account chose. */
export async function keepReading({ connections }: Pick<SignIn, 'connections'>, account: string, reading: Reading): Promise<void> {
  await connections.query('insert into sign_in.reading (account, chosen) values ($1, $2) on conflict (account) do update set chosen = excluded.chosen', [account, JSON.stringify(reading)]);
}
