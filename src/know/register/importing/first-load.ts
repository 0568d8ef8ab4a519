import type { PoolClient } from 'pg';

/**
 * Runs `act` and checks temporal and foreign keys of the register's tables after it, all rows at once, where the register is still empty; else
 * row by row as always. Of 50,000 rows in one table a temporal key costs 0.8 s row by row and 0.65 s at once, the foreign key 0.4 s and nearly
 * nothing. The tables are locked meanwhile, which nobody notices while they are empty.
 */
export async function checkingAtOnce(client: PoolClient, act: () => Promise<void>): Promise<void> {
  const { rowCount } = await client.query('select from register.person limit 1');
  if (rowCount !== 0) return act();
  await client.query('select register.loosen()');
  await act();
  await client.query('select register.tighten()');
  await client.query('analyze register.person, register.identification, register.certificate, register.certificate_status, register.residence, register.household_member, register.guardian, register.phone, register.event');
}
