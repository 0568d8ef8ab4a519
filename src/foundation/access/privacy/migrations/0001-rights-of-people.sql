create schema privacy;

-- Whether the transaction may see a person: what the register's own policy says. In plpgsql, for the register's tables are made after these.
create function privacy.may_see(person uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from register.person p where p.id = person);
end $$;

create function privacy.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever appended to', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Impact assessments (PIPL art. 55, 56), appended. What is withdrawn or done anew is a new row; the latest of a purpose counts.
create table privacy.assessment (
  id bigint generated always as identity primary key,
  purpose text not null,
  -- The purpose as the register of processing said it when it was assessed.
  declared jsonb not null,
  state text not null check (state in ('assessed', 'withdrawn')),
  necessity text not null,
  risk text not null,
  measures text not null,
  conclusion text not null,
  assessed_by text not null,
  assessed_on date not null,
  review_by date not null,
  keep_until date not null,
  at timestamptz not null default now(),
  check (review_by > assessed_on or state = 'withdrawn'),
  check (keep_until >= assessed_on + interval '3 years')
);
create index assessment_by_purpose on privacy.assessment (purpose, id desc);
create trigger assessment_is_appended before update or delete or truncate on privacy.assessment for each statement execute function privacy.refuse_change();

-- What a person asked for. Its state is folded from the events; free text is sealed.
create table privacy.request (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('access', 'copy', 'correction', 'deletion', 'explanation', 'complaint')),
  -- Null where the register does not know the one who asks.
  person_id uuid,
  -- Where it came in: who may see a request about nobody of the register.
  place text not null check (place ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  asked_by text not null check (asked_by in ('person', 'guardian', 'agent', 'next_of_kin')),
  channel text not null check (channel in ('counter', 'letter', 'phone', 'visit', 'online')),
  received_on date not null,
  due_on date not null check (due_on > received_on),
  received_by text not null,
  said bytea,
  at timestamptz not null default now()
);
create index request_by_person on privacy.request (person_id);
create index request_by_due on privacy.request (due_on);

create table privacy.request_event (
  id bigint generated always as identity primary key,
  request_id uuid not null references privacy.request on delete cascade,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  on_day date not null,
  -- How identity was checked, the new last day, the conflict of the register it was linked to: nothing that names anybody.
  detail jsonb not null default '{}',
  note bytea
);
create index request_event_by_request on privacy.request_event (request_id, id);

-- What somebody says is wrong about them, for those who keep the register.
create table privacy.correction (
  id bigint generated always as identity primary key,
  request_id uuid not null references privacy.request on delete cascade,
  person_id uuid not null,
  field text not null,
  wanted bytea not null,
  evidence text not null,
  at timestamptz not null default now()
);
create index correction_by_person on privacy.correction (person_id);

-- Three years after it came in a request may go (the retention job); until then nothing of it changes.
create function privacy.keep_three_years() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then return old; end if;
  raise exception '% is only ever appended to, and kept three years', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger request_is_kept before update or delete on privacy.request for each row execute function privacy.keep_three_years();
create trigger request_event_is_kept before update or delete on privacy.request_event for each row execute function privacy.keep_three_years();
create trigger correction_is_kept before update or delete on privacy.correction for each row execute function privacy.keep_three_years();
create trigger request_is_not_emptied before truncate on privacy.request for each statement execute function privacy.refuse_change();
create trigger request_event_is_not_emptied before truncate on privacy.request_event for each statement execute function privacy.refuse_change();
create trigger correction_is_not_emptied before truncate on privacy.correction for each statement execute function privacy.refuse_change();

alter table privacy.assessment enable row level security;
alter table privacy.assessment force row level security;
create policy assessment_read on privacy.assessment for select using (walls.role() is not null);
create policy assessment_made on privacy.assessment for insert with check (walls.role() in ('department_officer', 'office'));

alter table privacy.request enable row level security;
alter table privacy.request force row level security;
create policy request_within_reach on privacy.request using (
  case when person_id is null then place ^@ any ((select walls.reach())::text[]) else privacy.may_see(person_id) end);

alter table privacy.request_event enable row level security;
alter table privacy.request_event force row level security;
create policy request_event_of_request on privacy.request_event using (exists (select from privacy.request r where r.id = request_id));

alter table privacy.correction enable row level security;
alter table privacy.correction force row level security;
create policy correction_within_reach on privacy.correction using (privacy.may_see(person_id));

grant usage on schema privacy to jinbao_app;
grant select, insert on privacy.assessment, privacy.request_event, privacy.correction to jinbao_app;
grant select, insert, delete on privacy.request to jinbao_app;
