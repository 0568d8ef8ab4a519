-- To have the processing of one's data limited or stopped (PIPL art. 44) is asked for as well.
alter table privacy.request drop constraint request_kind_check;
alter table privacy.request add constraint request_kind_check check (kind in ('access', 'copy', 'correction', 'deletion', 'objection', 'explanation', 'complaint'));

-- What was done about a breach, appended: the authority told, the people told, ended. Nothing that names anybody of the register.
create table privacy.incident_step (
  id bigint generated always as identity primary key,
  incident_id bigint not null references privacy.incident,
  step text not null check (step in ('authority', 'people', 'closed')),
  note text not null,
  actor text not null,
  at timestamptz not null default now(),
  unique (incident_id, step)
);
create trigger incident_step_is_appended before update or delete or truncate on privacy.incident_step for each statement execute function privacy.refuse_change();

alter table privacy.incident_step enable row level security;
alter table privacy.incident_step force row level security;
create policy incident_step_read on privacy.incident_step for select using (exists (select from privacy.incident i where i.id = incident_id));
create policy incident_step_taken on privacy.incident_step for insert with check (walls.role() in ('office', 'security_administrator'));

grant select, insert on privacy.incident_step to jinbao_app;
