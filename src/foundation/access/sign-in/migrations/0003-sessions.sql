-- One end date and one revocation; who may grant what is decided in `delegations/`.
create table sign_in.delegation (
  id         uuid primary key default gen_random_uuid(),
  absentee   uuid not null references sign_in.account (id),
  deputy     uuid not null references sign_in.account (id),
  from_at    timestamptz not null,
  until_at   timestamptz not null,
  granted_by uuid not null references sign_in.account (id),
  granted_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references sign_in.account (id),
  check (absentee <> deputy),
  check (until_at > from_at and until_at <= from_at + interval '184 days')
);
create index delegation_absentee on sign_in.delegation (absentee);
create index delegation_deputy on sign_in.delegation (deputy);

create function sign_in.keep_grants_own() returns trigger language plpgsql as $$
begin
  if walls.role() = 'security_administrator' then return new; end if;
  if walls.actor() is distinct from new.absentee::text then raise exception 'rights are lent by who has them' using errcode = '42501'; end if;
  return new;
end $$;
create trigger keep_grants_own before insert on sign_in.delegation for each row execute function sign_in.keep_grants_own();

-- Only the hash of a token is kept. `stage` tells what the holder must still do before anything else is open to him.
create table sign_in.session (
  id            uuid primary key default gen_random_uuid(),
  account       uuid not null references sign_in.account (id),
  token_hash    bytea not null unique,
  stage         text not null check (stage in ('second_factor', 'password_change', 'enrolment', 'open')),
  second_factor boolean not null default false,
  acting_for    uuid references sign_in.delegation (id),
  made_at       timestamptz not null,
  last_seen     timestamptz not null,
  idle_minutes  integer not null,
  expires_at    timestamptz not null,
  source        text not null,
  agent         text not null,
  ended_at      timestamptz
);
create index session_account on sign_in.session (account) where ended_at is null;
create index session_expires on sign_in.session (expires_at);

do $$
declare
  name text;
begin
  foreach name in array array['delegation', 'session'] loop
    execute format('alter table sign_in.%I enable row level security', name);
    execute format('alter table sign_in.%I force row level security', name);
    execute format('create policy sign_in_only on sign_in.%I to jinbao_sign_in using (true) with check (true)', name);
    execute format('grant select, insert, update on sign_in.%I to jinbao_sign_in', name);
  end loop;
end $$;
grant delete on sign_in.session to jinbao_sign_in;
