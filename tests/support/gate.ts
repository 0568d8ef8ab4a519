import { standing, theOffice, type Actor, type Deed } from '../../src/foundation/access/index.ts';

/** A gate that lets everybody in as one actor and keeps what it is told; for specs of routes that are not about signing in. */
export function gateFor(actor: Actor = theOffice(), book: Deed[] = []) {
  return standing({ authenticate: async () => actor, record: async (deed) => void book.push(deed) });
}
