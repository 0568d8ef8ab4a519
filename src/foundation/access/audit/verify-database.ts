import type { Connections } from '../../platform/database/index.ts';
import { readChain, readHead } from './read-chain.ts';
import { verifyChain, type Verified } from './verify-chain.ts';
import { readVouchers, type VoucherFiles } from './vouchers.ts';

/** Verifies the chain of a database, as whoever may read it, while servers append to it. The files are read first: what they vouch for is then there. */
export async function verifyDatabase(connections: Connections, files: VoucherFiles): Promise<Verified> {
  const vouchers = await readVouchers(files);
  const { last, ...head } = await readHead(connections);
  return verifyChain(readChain(connections, last), vouchers, head);
}
