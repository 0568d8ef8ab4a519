-- argon2id in PHC text, parameters included: $argon2id$v=19$m=19456,t=2,p=1$salt$hash.
create table sign_in.password (
  account     uuid primary key references sign_in.account (id),
  hash        text not null,
  one_time    boolean not null,
  valid_until timestamptz,
  set_at      timestamptz not null
);

-- `secret` counts once confirmed; `waiting` is one that was shown and not confirmed yet. Both sealed by the keeper.
create table sign_in.second_factor (
  account      uuid primary key references sign_in.account (id),
  secret       bytea,
  confirmed_at timestamptz,
  -- The time step of the last code that was accepted: no code of it or before counts again.
  last_step    bigint,
  waiting      bytea,
  waiting_at   timestamptz
);

create table sign_in.recovery_code (
  account uuid not null references sign_in.account (id),
  hash    bytea not null,
  used_at timestamptz,
  primary key (account, hash)
);

-- Failed tries by sign-in name (of an account or not) and by source address, both under the keeper's lookup key.
create table sign_in.attempt (
  kind   text not null check (kind in ('name', 'source')),
  key    bytea not null,
  failed integer not null,
  -- Until then the tries are counted together; once there are too many, until then none is let through.
  until  timestamptz not null,
  primary key (kind, key)
);
create index attempt_until on sign_in.attempt (until);

-- The code by which the first three administrators are made; at most one.
create table sign_in.set_up (
  only_one   boolean primary key default true check (only_one),
  code_hash  bytea not null,
  expires_at timestamptz not null,
  failed     integer not null default 0
);

do $$
declare
  name text;
begin
  foreach name in array array['password', 'second_factor', 'recovery_code', 'attempt', 'set_up'] loop
    execute format('alter table sign_in.%I enable row level security', name);
    execute format('alter table sign_in.%I force row level security', name);
    execute format('create policy sign_in_only on sign_in.%I to jinbao_sign_in using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on sign_in.%I to jinbao_sign_in', name);
  end loop;
end $$;
