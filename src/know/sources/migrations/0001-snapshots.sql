create schema sources;

-- What an agency lent, as of a day. The rows themselves stay in the lake; here is only what is known about them.
create table sources.snapshot (
  id bigint generated always as identity primary key,
  list text not null,
  as_of date not null,
  file_name text not null,
  file_hash text not null,
  parquet text not null,
  rows bigint not null,
  rejected bigint not null,
  -- The manifest of know/sources: encoding, sheets, header, mapping, coverage, problems by kind, comparison with the last snapshot.
  manifest jsonb not null,
  received_at timestamptz not null default now(),
  expires_on date not null,
  expired_at timestamptz,
  unique (list, as_of, file_hash)
);
create index snapshot_by_list on sources.snapshot (list, as_of desc);
