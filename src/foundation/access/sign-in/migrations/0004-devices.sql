-- A field device redeems a one-time code for a token of its own and then acts as the village worker it was enrolled for.
create table sign_in.enrolment (
  code_hash  bytea primary key,
  account    uuid not null references sign_in.account (id),
  made_by    uuid not null references sign_in.account (id),
  expires_at timestamptz not null,
  used_at    timestamptz
);

create table sign_in.device (
  id         uuid primary key default gen_random_uuid(),
  account    uuid not null references sign_in.account (id),
  name       text not null check (length(name) between 1 and 60),
  token_hash bytea not null unique,
  made_by    uuid not null references sign_in.account (id),
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  last_seen  timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references sign_in.account (id)
);
create index device_account on sign_in.device (account) where revoked_at is null;

do $$
declare
  name text;
begin
  foreach name in array array['enrolment', 'device'] loop
    execute format('alter table sign_in.%I enable row level security', name);
    execute format('alter table sign_in.%I force row level security', name);
    execute format('create policy sign_in_only on sign_in.%I to jinbao_sign_in using (true) with check (true)', name);
    execute format('grant select, insert, update on sign_in.%I to jinbao_sign_in', name);
  end loop;
end $$;
grant delete on sign_in.enrolment to jinbao_sign_in;
