-- A masked field that was shown to somebody, and why in their own words (sealed: words name people). What and for which purpose is in the audit chain too.
create table coverage.revealed (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  person_id uuid not null,
  field text not null,
  purpose text not null,
  reason bytea not null
);
create index revealed_by_person on coverage.revealed (person_id);

-- A file that was made for somebody. It carries who, when and what for, in sight and out of it; it is fetched by its maker alone, until its time is over.
create table coverage.export (
  id uuid primary key,
  made_at timestamptz not null,
  expires_on date not null,
  actor text not null,
  purpose text not null,
  what text not null check (what in ('findings')),
  rows bigint not null,
  -- Sealed: a filter may hold a name.
  filter bytea not null,
  file text not null
);
create index export_by_actor on coverage.export (actor, made_at desc);

grant select, insert on coverage.revealed, coverage.export to jinbao_app;
alter table coverage.revealed enable row level security, force row level security;
create policy reach on coverage.revealed using (exists (select from register.person p where p.id = person_id));
alter table coverage.export enable row level security, force row level security;
create policy own on coverage.export using (actor = (select walls.actor()));
