import type { PoolClient } from 'pg';

/**
 * Keeps the conflicts of a batch. One found again is the same conflict, with whatever was decided about it; one whose person is in the file
 * without it has vanished. None is ever deleted.
 */
export async function keepConflicts(client: PoolClient, batch: number): Promise<void> {
  await client.query(`
    insert into register.conflict (kind, fingerprint, first_batch, last_batch, row, person_id, in_population, name, said, field)
    select c.kind, c.fingerprint, $1, $1, c.row, s.person, c.in_population, c.name, c.said, c.field
    from staged_conflict c left join staged s on s.row = c.kept_row
    on conflict (fingerprint) do update set last_batch = excluded.last_batch, row = excluded.row, person_id = excluded.person_id,
      in_population = excluded.in_population, status = case register.conflict.status when 'vanished' then 'open' else register.conflict.status end`, [batch]);
  await client.query(`
    update register.conflict c set status = 'vanished'
    where c.status = 'open' and c.last_batch <> $1 and exists (select from staged s where s.person = c.person_id)`, [batch]);
}
