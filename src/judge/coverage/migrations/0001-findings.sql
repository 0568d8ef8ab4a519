create schema coverage;

-- One run of all rules over the population as of a day.
create table coverage.check_run (
  id bigint generated always as identity primary key,
  as_of date not null,
  pack text not null,
  status text not null default 'running' check (status in ('running', 'done')),
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  lists jsonb not null,
  counts jsonb,
  population_file text,
  verdicts_file text
);

-- A verdict "yes", kept and followed to its end. A person has at most one finding a rule; its history is in finding_event.
create table coverage.finding (
  id bigint generated always as identity primary key,
  rule text not null,
  kind text not null check (kind in ('missed', 'wrong')),
  person_id uuid not null,
  county text not null,
  town text,
  village text,
  status text not null check (status in ('open', 'excluded', 'asked_again', 'closed')),
  reason text not null,
  rows jsonb not null,
  -- What the facts said when the verdict was made. A decision of a person holds as long as this stays the same.
  fingerprint text not null,
  first_run bigint not null references coverage.check_run,
  last_run bigint not null references coverage.check_run,
  opened_on date not null,
  closed_on date,
  unique (rule, person_id)
);
create index finding_by_place on coverage.finding (rule, county, town, status);
create index finding_by_person on coverage.finding (person_id);

create table coverage.finding_event (
  id bigint generated always as identity primary key,
  finding_id bigint not null references coverage.finding,
  run_id bigint references coverage.check_run,
  at timestamptz not null default now(),
  actor text not null,
  action text not null check (action in ('opened', 'reopened', 'closed', 'excluded', 'asked_again', 'reconsidered')),
  reason text
);
create index finding_event_by_finding on coverage.finding_event (finding_id, id);
