-- An agency's file on its way in, as an officer brought it: one row from the first byte to the end, so that it can be left and come back to, and
-- so that a server that was stopped knows where it was. Samples in `found` are masked; the file itself lies sealed beside the lake until it is used.
create table sources.import (
  id uuid primary key,
  list text not null,
  as_of date not null,
  file_name text not null,
  file_size bigint not null check (file_size > 0),
  state text not null default 'arriving' check (state in
    ('arriving', 'reading', 'mapping', 'trying', 'deciding', 'taking', 'judging', 'done', 'undoing', 'undone', 'refused', 'failed', 'cancelled')),
  -- Where it was when it failed: there it goes on.
  failed_in text,
  -- Encoding, sheets, header, columns as found; columns as chosen; the four counts and what stands against it.
  found jsonb,
  mapping jsonb,
  tried jsonb,
  -- Counties that had shrunk and were confirmed by the agency.
  released text[] not null default '{}',
  snapshot_id bigint references sources.snapshot,
  -- The check that judged it, and what became of the findings.
  run_id bigint,
  result jsonb,
  problem jsonb,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index import_by_time on sources.import (created_at desc);
create table sources.import_event (
  id bigint generated always as identity primary key,
  import_id uuid not null references sources.import,
  at timestamptz not null default now(),
  actor text not null default coalesce(walls.actor(), 'office'),
  actor_name text,
  state text not null
);
create index import_event_by_import on sources.import_event (import_id, id);
-- A list that was taken back: it stays in the history and counts for nothing.
alter table sources.snapshot add column undone_at timestamptz;

grant select, insert, update on sources.import, sources.import_event to jinbao_app;
alter table sources.import enable row level security, force row level security;
alter table sources.import_event enable row level security, force row level security;
create policy reach on sources.import using ((select walls.everything()));
create policy reach on sources.import_event using ((select walls.everything()));
