-- Many findings decided in one act: what was done, how far it is, and whether it was taken back. Its events carry its number and where each finding stood before.
create table coverage.finding_batch (
  id uuid primary key,
  actor text not null,
  at timestamptz not null,
  act text not null check (act in ('confirm', 'exclude', 'note')),
  reason text not null,
  people bigint not null,
  done bigint not null default 0,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'undone'))
);
create index finding_batch_by_actor on coverage.finding_batch (actor, at desc);

alter table coverage.finding_event add column batch_id uuid references coverage.finding_batch, add column before text;
create index finding_event_by_batch on coverage.finding_event (batch_id) where batch_id is not null;
alter table coverage.finding_event drop constraint finding_event_action_check;
alter table coverage.finding_event add constraint finding_event_action_check
  check (action in ('opened', 'reopened', 'closed', 'confirmed', 'excluded', 'asked_again', 'reconsidered', 'noted', 'note_withdrawn'));

-- A list one comes back to, for oneself or for one's unit: a county's people and those of its towns, or a department's.
create table coverage.saved_query (
  id uuid primary key default uuidv7(),
  owner text not null,
  -- Sealed: both may hold a name.
  name bytea not null,
  filter bytea not null,
  shared_county text check (shared_county ~ '^[0-9]{6}$'),
  shared_department text,
  saved_at timestamptz not null default now()
);
create index saved_query_by_owner on coverage.saved_query (owner);

grant select, insert, update on coverage.finding_batch to jinbao_app;
grant select, insert, update, delete on coverage.saved_query to jinbao_app;
alter table coverage.finding_batch enable row level security, force row level security;
create policy own on coverage.finding_batch using (actor = (select walls.actor()));
alter table coverage.saved_query enable row level security, force row level security;
create policy own on coverage.saved_query using (owner = (select walls.actor()));
create policy shared on coverage.saved_query for select using (
  (shared_county is not null and ((select walls.everything()) or exists (select from unnest((select walls.reach())::text[]) mine where mine ^@ shared_county)))
  or (shared_department is not null and ((select walls.department()) = shared_department or ((select walls.department()) is null and (select walls.everything())))));
