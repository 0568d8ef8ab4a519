import type { Connections } from '../../platform/database/index.ts';
import { entryLine } from './chain-form.ts';
import { readChain } from './read-chain.ts';

/** The chain up to entry `last` as JSON lines in UTF-8, a piece at a time; `audit verify --export` reads them. */
export async function* exportChain(connections: Connections, last: number): AsyncGenerator<Buffer<ArrayBuffer>> {
  for await (const entries of readChain(connections, last)) yield Buffer.from(entries.map((entry) => `${entryLine(entry)}\n`).join(''));
}
