-- A person may also say that a finding is right. Like every decision it is appended and the latest one stands.
alter table coverage.finding drop constraint finding_status_check;
alter table coverage.finding add constraint finding_status_check check (status in ('open', 'confirmed', 'excluded', 'asked_again', 'closed'));
alter table coverage.finding_event drop constraint finding_event_action_check;
alter table coverage.finding_event add constraint finding_event_action_check
  check (action in ('opened', 'reopened', 'closed', 'confirmed', 'excluded', 'asked_again', 'reconsidered'));

-- What people said of each finding last; a finding closed since keeps it.
create view coverage.finding_outcome as
  select finding_id, action as outcome
  from (select distinct on (finding_id) finding_id, action from coverage.finding_event
        where action in ('confirmed', 'excluded', 'reconsidered') order by finding_id, id desc) latest
  where action <> 'reconsidered';

-- Rows of lists drawn for judging whether they were linked to the right person. The cells stay in the lake.
create table coverage.link_sample (
  id bigint generated always as identity primary key,
  run_id bigint not null references coverage.check_run,
  seed text not null,
  per_stratum integer not null,
  drawn_at timestamptz not null default now()
);
create table coverage.link_sample_row (
  sample_id bigint not null references coverage.link_sample,
  list text not null,
  row bigint not null,
  lot bigint not null,
  status text not null check (status in ('linked', 'asked', 'nobody')),
  method text not null,
  band double precision not null,
  stratum bigint not null,
  primary key (sample_id, list, row)
);

-- What a judge said about a drawn row, appended; the latest word stands.
create table coverage.link_judgement (
  id bigint generated always as identity primary key,
  sample_id bigint not null,
  list text not null,
  row bigint not null,
  judgement text not null check (judgement in ('same', 'other', 'nobody', 'cannot_tell')),
  judged_by text not null,
  judged_at timestamptz not null default now(),
  foreign key (sample_id, list, row) references coverage.link_sample_row
);
create index link_judgement_by_row on coverage.link_judgement (sample_id, list, row, id desc);
