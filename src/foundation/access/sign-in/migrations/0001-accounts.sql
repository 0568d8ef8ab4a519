-- Who may sign in. Only the role jinbao_sign_in reaches this schema: the application's own role never sees a password hash or a token.
create schema sign_in;
grant usage on schema sign_in to jinbao_sign_in;

create table sign_in.account (
  id           uuid primary key default gen_random_uuid(),
  sign_in_name text not null unique check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  shown_name   text not null check (length(shown_name) between 1 and 60),
  role         text,
  division     text check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
  department   text,
  institution  text,
  state        text not null default 'open' check (state in ('open', 'suspended', 'closed')),
  valid_from   date not null,
  valid_to     date check (valid_to >= valid_from),
  external_id  text unique check (length(external_id) between 1 and 255),
  made_at      timestamptz not null,
  made_by      uuid references sign_in.account (id),
  check (role is null or role in ('city_leader', 'department_officer', 'county_officer', 'town_clerk', 'village_worker', 'institution',
    'employer', 'evaluator', 'auditor', 'system_administrator', 'security_administrator', 'audit_administrator')),
  check (department is null or department in ('rehabilitation', 'education_employment', 'rights', 'publicity_culture', 'organisation', 'office')),
  check ((role is null) = (division is null)),
  check (role is not null or (department is null and institution is null))
);

-- The separation of the administrators holds in the database too, whatever a route forgets: the system administrator makes accounts
-- without rights, the security administrator gives rights, and nobody gives them to himself. 'terminal' is the owner of the machine.
create function sign_in.keep_administrators_apart() returns trigger language plpgsql as $$
declare
  acting text := coalesce(walls.role(), 'nobody');
begin
  if acting = 'terminal' then return new; end if;
  if tg_op = 'INSERT' then
    if acting <> 'system_administrator' then raise exception 'only the system administrator makes accounts' using errcode = '42501'; end if;
    if new.role is not null or new.state <> 'open' then raise exception 'an account is made without rights' using errcode = '42501'; end if;
    return new;
  end if;
  if (new.role, new.division, new.department, new.institution, new.state) is distinct from (old.role, old.division, old.department, old.institution, old.state) then
    if acting <> 'security_administrator' then raise exception 'only the security administrator gives and takes rights' using errcode = '42501'; end if;
    if walls.actor() is not distinct from old.id::text then raise exception 'nobody gives rights to himself' using errcode = '42501'; end if;
  end if;
  if (new.id, new.sign_in_name, new.shown_name, new.valid_from, new.valid_to, new.external_id, new.made_at, new.made_by)
    is distinct from (old.id, old.sign_in_name, old.shown_name, old.valid_from, old.valid_to, old.external_id, old.made_at, old.made_by)
    and acting <> 'system_administrator' then
    raise exception 'only the system administrator changes the technical side of an account' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger keep_administrators_apart before insert or update on sign_in.account for each row execute function sign_in.keep_administrators_apart();

alter table sign_in.account enable row level security;
alter table sign_in.account force row level security;
create policy sign_in_only on sign_in.account to jinbao_sign_in using (true) with check (true);
grant select, insert, update on sign_in.account to jinbao_sign_in;
