import type { PoolClient } from 'pg';

/**
 * Rows of a file about a record that was merged speak of the person it stands back behind; where the file has that person too, that row counts and the
 * other one is left.
 */
export async function followMerges(client: PoolClient): Promise<void> {
  await client.query(`delete from staged s using register.person p where p.id = s.person and p.merged_into is not null
    and exists (select from staged o where o.person = p.merged_into)`);
  await client.query(`delete from staged s using register.person p where p.id = s.person and p.merged_into is not null
    and exists (select from staged o join register.person q on q.id = o.person where q.merged_into = p.merged_into and o.row < s.row)`);
  await client.query('update staged s set person = p.merged_into from register.person p where p.id = s.person and p.merged_into is not null');
}

/** A record that stands back is not gone when a file has no row of its own for it. */
export async function keepMerged(client: PoolClient): Promise<void> {
  await client.query("delete from change h using register.person p where h.subject = 'gone' and p.id = h.person and p.merged_into is not null");
}
