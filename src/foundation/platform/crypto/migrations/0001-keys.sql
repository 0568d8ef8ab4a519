create schema keys;

-- Keys that seal, find and sign, each wrapped by the master key, which is not in the database. The role of the application has no right here.
create table keys.key (
  id integer primary key,
  purpose text not null check (purpose in ('data', 'index', 'signing')),
  suite text not null check (suite in ('aes', 'sm')),
  -- active: what is written is written under it. decrypt_only: opens, finds and verifies what was written under it. retired: nothing is left of it.
  state text not null check (state in ('active', 'decrypt_only', 'retired')),
  -- Gone with a retired key, and with a signing key that signs no more.
  wrapped bytea,
  -- Of a signing key: the half that verifies, which stays.
  verifying bytea,
  made_at timestamptz not null default now(),
  state_at timestamptz not null default now(),
  check ((state = 'retired') = (wrapped is null) or purpose = 'signing'),
  check ((purpose = 'signing') = (verifying is not null))
);
create unique index key_one_active on keys.key (purpose) where state = 'active';

-- A change of keys, from its beginning to the moment when everything is sealed anew.
create table keys.rotation (
  id integer generated always as identity primary key,
  suite text not null check (suite in ('aes', 'sm')),
  actor text not null,
  begun_at timestamptz not null default now(),
  done_at timestamptz
);
create unique index rotation_one_at_a_time on keys.rotation ((true)) where done_at is null;
