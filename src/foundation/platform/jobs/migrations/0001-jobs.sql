create schema jobs;

-- Work that outlasts a request: what was asked for, how far it is, how it ended. A row is entered in the transaction of whoever asks, so that
-- nothing is asked for that did not happen and nothing happens that nobody works on.
create table jobs.job (
  id bigint generated always as identity primary key,
  task text not null,
  -- Key of what it is about, in the room that declares the task; never a name or number of a person.
  subject text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- What is done just now, in the words of the task; rows done and to do; seconds left as far as can be told.
  stage text,
  rows_done bigint not null default 0,
  rows_total bigint,
  seconds_left integer,
  -- Starts, the first among them: more than one where the server was stopped in the middle.
  starts integer not null default 0,
  asked_by text not null default coalesce(walls.actor(), 'office'),
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index job_by_subject on jobs.job (subject, id desc);

grant usage on schema jobs to jinbao_app;
grant select, insert, update on jobs.job to jinbao_app;
alter table jobs.job enable row level security, force row level security;
create policy reach on jobs.job using ((select walls.everything()));

-- The queue itself (schema graphile_worker) belongs to the owner and no request reaches it: it is filled by this trigger alone.
create function jobs.into_queue() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(new.task, json_build_object('job', new.id));
  return null;
end
$$;
revoke execute on function jobs.into_queue() from public;
create trigger into_queue after insert on jobs.job for each row execute function jobs.into_queue();
