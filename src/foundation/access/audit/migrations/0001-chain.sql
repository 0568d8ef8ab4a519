create schema audit;

-- One entry an act. Its hash covers every column and the hash before it; the byte form is in docs/audit.md.
create table audit.entry (
  seq bigint primary key,
  at timestamptz(3) not null,
  actor text not null,
  role text not null,
  acting_for text,
  action text not null,
  route text,
  -- Persons looked at or changed, by the register's own ids: no name and no number stands in the audit chain.
  subjects uuid[] not null,
  count bigint,
  purpose text,
  division text,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  -- As json, not jsonb: the text that was hashed is the text that is kept.
  detail json not null,
  request_id text,
  digest text not null check (digest in ('sha256', 'sm3')),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32)
);
create index entry_by_at on audit.entry (at);
create index entry_by_actor on audit.entry (actor, seq);
create index entry_by_action on audit.entry (action, seq);
-- Who looked at this person.
create index entry_by_subject on audit.entry using gin (subjects);

-- Where the chain stands: whoever appends locks this row, so that several servers share one chain.
create table audit.head (
  one boolean primary key default true check (one),
  seq bigint not null,
  hash bytea not null,
  digest text
);
insert into audit.head (seq, hash) values (0, decode(repeat('00', 32), 'hex'));

-- Locks the head until the transaction ends. Nobody waits for ever behind a transaction that hangs.
create function audit.take_head() returns table (seq bigint, hash bytea, digest text)
language sql volatile security definer set search_path = '' set lock_timeout = '10s'
as $$ select h.seq, h.hash, h.digest from audit.head h for update $$;

-- Asked before a new head is signed: does the entry of the last signed head still have its hash?
create function audit.hash_of(wanted bigint) returns bytea
language sql stable security definer set search_path = ''
as $$ select e.hash from audit.entry e where e.seq = wanted $$;

-- Who looked at this person. In a query of an auditor's own the index on subjects is of no use: behind a policy PostgreSQL asks only what cannot
-- tell of rows unseen, which containment might.
create function audit.entries_about(person uuid) returns setof bigint
language sql stable security definer set search_path = ''
as $$ select e.seq from audit.entry e where e.subjects @> array[person] and (select walls.role() in ('auditor', 'audit_administrator')) $$;

-- The database itself takes only entries that continue the chain, and moves the head.
create function audit.continue_chain() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  head audit.head;
begin
  select * into head from audit.head for update;
  if exists (
    select from (
      select a.seq, a.previous, lag(a.seq, 1, head.seq) over w as seq_before, lag(a.hash, 1, head.hash) over w as hash_before
      from added a window w as (order by a.seq)) as linked
    where linked.seq <> linked.seq_before + 1 or linked.previous <> linked.hash_before)
  then
    raise exception '这条记录接不上审计链 / the entry does not continue the audit chain' using errcode = 'integrity_constraint_violation';
  end if;
  update audit.head h set seq = last.seq, hash = last.hash, digest = last.digest
  from (select a.seq, a.hash, a.digest from added a order by a.seq desc limit 1) as last;
  return null;
end $$;
create trigger entry_continues_the_chain after insert on audit.entry
  referencing new table as added for each statement execute function audit.continue_chain();

-- Nobody changes what is written, the owner of the tables included. A superuser can switch triggers off: the heads outside the database show what was done then.
create function audit.refuse_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception '审计记录只增不改 / the audit chain is only ever added to' using errcode = 'insufficient_privilege';
end $$;
create trigger entry_is_final before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger head_stays before insert or delete or truncate on audit.head
  for each statement execute function audit.refuse_change();
create trigger head_moves_with_the_chain before update on audit.head
  for each statement when (pg_trigger_depth() = 0) execute function audit.refuse_change();

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy entry_appended on audit.entry for insert with check (true);
-- As a query of its own: asked once, and taken for true of half the rows. Asked of each row it is taken for true of one in a hundred, and then
-- every page of the chain is a scan and a sort of the whole (20 s for 100,000 entries in place of 2).
create policy entry_read_by_auditors on audit.entry for select using ((select walls.role() in ('auditor', 'audit_administrator')));
-- For hash_of and entries_about, which run as the owner of the tables.
do $$ begin
  execute format('create policy entry_hash_read_by_owner on audit.entry for select to %I using (true)', current_user);
end $$;

alter table audit.head enable row level security;
alter table audit.head force row level security;
-- The head holds a number and a hash. To be moved it needs rights that only the functions above have.
create policy head_open on audit.head using (true) with check (true);

revoke all on function audit.take_head(), audit.hash_of(bigint), audit.entries_about(uuid) from public;
grant usage on schema audit to jinbao_app;
grant insert, select on audit.entry to jinbao_app;
grant select on audit.head to jinbao_app;
grant execute on function audit.take_head(), audit.hash_of(bigint), audit.entries_about(uuid) to jinbao_app;
