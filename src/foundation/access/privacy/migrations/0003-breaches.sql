-- A breach, or a drill of one: what was found and drafted. Numbers and keys of accounts only; who the people are is asked of the audit chain anew.
create table privacy.incident (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('drill', 'real')),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  what text not null,
  opened_by text not null,
  opened_at timestamptz not null default now(),
  people bigint not null,
  accounts jsonb not null,
  counties jsonb not null,
  fields jsonb not null,
  notice_to_authority text not null,
  notice_to_people text not null
);
create trigger incident_is_appended before update or delete or truncate on privacy.incident for each statement execute function privacy.refuse_change();

alter table privacy.incident enable row level security;
alter table privacy.incident force row level security;
create policy incident_read on privacy.incident for select using (walls.role() in ('office', 'city_leader', 'department_officer', 'security_administrator', 'auditor'));
create policy incident_opened on privacy.incident for insert with check (walls.role() in ('office', 'security_administrator'));

grant select, insert on privacy.incident to jinbao_app;
