-- The keys a change leads to, so that one that was interrupted goes on with them.
alter table keys.rotation add column data_key integer not null references keys.key, add column index_key integer not null references keys.key,
  add column signing_key integer not null references keys.key;
