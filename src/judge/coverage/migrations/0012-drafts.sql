-- Drafts somebody is working on, before and between trials. One's own alone unless shared; changed by their owner alone.
create table coverage.what_if_draft (
  id bigint generated always as identity primary key,
  name text not null,
  owner text not null,
  shared boolean not null default false,
  -- What stands in the form, as the console keeps it.
  form text not null,
  changed_at timestamptz not null default now()
);
create index what_if_draft_by_owner on coverage.what_if_draft (owner, changed_at desc);
grant select, insert, update, delete on coverage.what_if_draft to jinbao_app;
alter table coverage.what_if_draft enable row level security, force row level security;
create policy seen on coverage.what_if_draft for select using ((select walls.everything()) and (shared or owner = (select walls.actor())));
create policy own on coverage.what_if_draft using ((select walls.everything()) and owner = (select walls.actor()));

-- A trial nobody adopted may be taken away again by who made it.
grant delete on coverage.what_if to jinbao_app;
