create schema linkage;

-- Which rows of a snapshot are whom: the files in the lake, and how it went.
create table linkage.linked_list (
  snapshot_id bigint primary key references sources.snapshot,
  links text not null,
  candidates text not null,
  linked bigint not null,
  asked bigint not null,
  nobody bigint not null,
  methods jsonb not null,
  linked_at timestamptz not null default now()
);
