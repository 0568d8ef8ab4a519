-- What was deleted, why and when, signed. Holds no data of persons; never changed.
create table privacy.deletion_receipt (
  id uuid primary key,
  kind text not null,
  list text,
  as_of date,
  rows bigint,
  deleted_on date not null,
  -- The bytes that were signed, and the file beside the data.
  receipt text not null,
  signature bytea not null,
  file_name text not null unique,
  at timestamptz not null default now()
);
create index deletion_receipt_by_day on privacy.deletion_receipt (deleted_on desc);
create trigger deletion_receipt_is_appended before update or delete or truncate on privacy.deletion_receipt for each statement execute function privacy.refuse_change();

-- Of an expired list, the few cells that decided a finding: sealed, and seen by whoever may see the person.
create table privacy.deciding_row (
  finding_id bigint not null,
  person_id uuid not null,
  list text not null,
  as_of date not null,
  row bigint not null,
  cells bytea not null,
  receipt_id uuid not null references privacy.deletion_receipt deferrable initially deferred,
  primary key (finding_id, list, as_of, row)
);
create index deciding_row_by_person on privacy.deciding_row (person_id);

alter table privacy.deletion_receipt enable row level security;
alter table privacy.deletion_receipt force row level security;
create policy deletion_receipt_read on privacy.deletion_receipt for select using (walls.role() is not null);
create policy deletion_receipt_made on privacy.deletion_receipt for insert with check (walls.role() in ('office', 'system_administrator'));

alter table privacy.deciding_row enable row level security;
alter table privacy.deciding_row force row level security;
create policy deciding_row_within_reach on privacy.deciding_row using (privacy.may_see(person_id));

grant select, insert on privacy.deletion_receipt, privacy.deciding_row to jinbao_app;
grant delete on privacy.deciding_row to jinbao_app;
