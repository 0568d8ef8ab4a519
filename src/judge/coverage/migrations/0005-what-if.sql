-- A draft that was tried and kept: its text, who tried it and when, the policy and the check it was set against, and what came of it.
create table coverage.what_if (
  id bigint generated always as identity primary key,
  name text not null,
  actor text not null,
  kept_at timestamptz not null default now(),
  draft jsonb not null,
  as_of date not null,
  run_id bigint not null references coverage.check_run,
  policy_hash text not null,
  smallest_group integer not null check (smallest_group > 0),
  result jsonb not null,
  -- The lines of winners and losers in the lake.
  turned_file text not null
);

-- Each time a kept draft was turned into a dated change; the texts are as they were handed out.
create table coverage.what_if_adoption (
  id bigint generated always as identity primary key,
  what_if_id bigint not null references coverage.what_if,
  at timestamptz not null default now(),
  actor text not null,
  pack text not null,
  holds_from date not null,
  holds_to date,
  files jsonb not null
);
create index what_if_adoption_by_draft on coverage.what_if_adoption (what_if_id);
