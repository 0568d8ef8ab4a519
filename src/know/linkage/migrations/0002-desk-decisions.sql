-- What people said about rows at the desk, appended; the latest answer about a row and person stands. The row is known by the hash of
-- its content alone, so that the same row next month is recognised and no lent cell is kept.
create table linkage.desk_decision (
  id bigint generated always as identity primary key,
  list text not null,
  row_key text not null check (row_key ~ '^[0-9a-f]{64}$'),
  answer text not null check (answer in ('same', 'not_same', 'cannot_tell')),
  person_id uuid,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  check (answer <> 'same' or person_id is not null)
);
create index desk_decision_by_row on linkage.desk_decision (list, row_key, id desc);
