-- One register file taken in. A batch exists only when all of it was applied: it is written in the transaction that applies it.
create table register.import_batch (
  id bigint generated always as identity primary key,
  file_name text not null,
  file_hash text not null,
  as_of date not null,
  actor text not null,
  at timestamptz not null default now(),
  counts jsonb not null,
  unique (file_hash, as_of)
);

-- Every change, appended: who, when, why, and what was before and after. `kind` is what happened, `subject` the table it happened in.
create table register.event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  reason text not null,
  batch_id bigint references register.import_batch,
  person_id uuid references register.person,
  kind text not null check (kind in ('registered', 'known', 'changed', 'gone', 'conflict_settled')),
  subject text not null,
  before jsonb,
  after jsonb
);
create index event_by_person on register.event (person_id, id);
create index event_by_batch on register.event (batch_id);

create function register.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever appended to', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger event_is_appended before update or delete or truncate on register.event for each statement execute function register.refuse_change();

-- What people must look at. Never deleted: it is settled by somebody, or a later file no longer shows it.
create table register.conflict (
  id bigint generated always as identity primary key,
  kind text not null,
  -- The same conflict found again in a later file is the same row here.
  fingerprint text not null unique,
  status text not null default 'open' check (status in ('open', 'settled', 'vanished')),
  -- Null where it was not a file that showed it.
  first_batch bigint references register.import_batch,
  last_batch bigint references register.import_batch,
  -- Row of the last batch's file, and the person who stands in the population for it.
  row bigint,
  person_id uuid references register.person,
  in_population boolean not null,
  certificate text,
  identity text,
  name text,
  found text,
  expected text,
  settled_by text,
  settled_at timestamptz,
  decision text,
  check ((status = 'settled') = (settled_by is not null))
);
create index conflict_by_kind on register.conflict (kind, status);
create index conflict_by_person on register.conflict (person_id);
