-- What somebody asks to have changed in the register, and what a second pair of eyes said of it. Until it is approved nothing changes.
create table register.change (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('correct', 'merge', 'part')),
  person_id uuid not null references register.person,
  -- Of a merge and a parting: the record that stands back.
  other_id uuid references register.person,
  -- Of a correction: what of the person, and from which day on it is so.
  field text,
  effective_on date,
  -- From what, to what, why, and by which paper: sealed, for words name people.
  asked bytea not null,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  -- The request of the person, and the conflict of the register, that it answers.
  request_id uuid,
  conflict_id bigint references register.conflict,
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_by text,
  decided_at timestamptz,
  answer bytea,
  -- An approved correction outlives the files that say otherwise, until a file says the same or a later change takes its place.
  stands boolean not null default false,
  check ((kind = 'correct') = (field is not null and effective_on is not null)),
  check ((kind = 'correct') = (other_id is null)),
  check (other_id <> person_id),
  check ((status = 'waiting') = (decided_by is null)),
  -- Never the same account.
  check (status not in ('approved', 'refused') or decided_by <> asked_by),
  check (not stands or (kind = 'correct' and status = 'approved'))
);
create index change_by_person on register.change (person_id, asked_at);
create index change_by_other on register.change (other_id);
create index change_waiting on register.change (asked_at) where status = 'waiting';
create index change_standing on register.change (person_id) where stands;
-- One thing of one person waits for one decision.
create unique index change_once on register.change (person_id, kind, coalesce(field, other_id::text)) where status = 'waiting';

-- What was decided stays decided. (A change of keys seals anew what is sealed.)
create function register.keep_decided() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - array['asked', 'answer', 'stands', 'status', 'decided_by', 'decided_at']) is distinct from (to_jsonb(new) - array['asked', 'answer', 'stands', 'status', 'decided_by', 'decided_at'])
     or (old.status <> 'waiting' and row(old.status, old.decided_by, old.decided_at) is distinct from row(new.status, new.decided_by, new.decided_at)) then
    raise exception 'a change that was asked for or decided is not rewritten' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger change_is_not_rewritten before update on register.change for each row execute function register.keep_decided();
create trigger change_is_kept before delete or truncate on register.change for each statement execute function register.refuse_change();

alter table register.change enable row level security, force row level security;
create policy reach on register.change using ((select walls.everything()) or (exists (select from register.person p where p.id = person_id)
  and (other_id is null or exists (select from register.person o where o.id = other_id))));
grant select, insert, update on register.change to jinbao_app;

-- Two records of one person: the one that stands back keeps all that is its own, and is shown with the other one. Parting them is forgetting this.
alter table register.person add column merged_into uuid references register.person, add constraint not_into_itself check (merged_into <> id);
create index person_merged on register.person (merged_into) where merged_into is not null;

-- What a change did, beside what files did.
alter table register.event drop constraint event_kind_check;
alter table register.event add constraint event_kind_check check (kind in ('registered', 'known', 'changed', 'gone', 'conflict_settled', 'corrected', 'merged', 'parted'));
alter table register.event add column change_id uuid references register.change;

-- Of a file that contradicts an approved correction: which part of the person.
alter table register.conflict add column field text;

-- The population as before, without the records that stand back.
create or replace function register.population_on(day date) returns table (
  person_id uuid, certificate bytea, name text, identity bytea, birth date, sex text, category integer, grade integer,
  division text, county text, town text, village text, address text, phone bytea, certificate_status text, valid_from date, valid_to date,
  household text, guardian text, guardian_contact bytea, household_type text, "row" bigint, issued date, guardian_relation text
) language sql stable as $$
  select p.id, c.number, i.name, i.number, p.birth, p.sex, coalesce(c.category, k.category), coalesce(c.grade, k.grade),
    r.division, left(r.division, 6), case when length(r.division) >= 9 then left(r.division, 9) end, case when length(r.division) = 12 then r.division end,
    r.address, t.number,
    case when c.id is null then 'none' when s.status = 'valid' and c.valid_to < day and c.valid_to >= s.seen_on then 'expired' else s.status end,
    c.valid_from, c.valid_to, h.household, g.name, g.contact, r.household_type, cast(null as bigint), c.issued, g.relation
  from register.person p
  left join register.certificate c on c.person_id = p.id and c.during @> day
  left join register.certificate_status s on s.certificate_id = c.id and s.during @> day
  left join register.known_person k on k.person_id = p.id and k.during @> day
  left join register.identification i on i.person_id = p.id and i.during @> day
  left join register.residence r on r.person_id = p.id and r.during @> day
  left join register.household_member h on h.person_id = p.id and h.during @> day
  left join register.guardian g on g.person_id = p.id and g.during @> day
  left join register.phone t on t.person_id = p.id and t.during @> day
  where p.merged_into is null and (c.id is not null or k.person_id is not null)
$$;
