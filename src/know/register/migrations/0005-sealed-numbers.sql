-- Numbers are sealed by the process that writes them, so that nothing on disk holds one that can be read: tables, temporary tables, the log.
-- A column `number`, `contact` or `said` is what is sealed; beside it, `..._lookup` is equal for equal numbers and tells nothing else of them.
-- What a database from before holds open is laid aside in register.open_...; the office seals it when it starts, and drops those tables.
do $$ begin
  if exists (select from register.person) then
    create table register.open_identification as select person_id, during, number from register.identification where number is not null;
    create table register.open_certificate as select id, number from register.certificate where number is not null;
    create table register.open_guardian as select person_id, during, identity, phone from register.guardian where identity is not null or phone is not null;
    create table register.open_phone as select person_id, during, number from register.phone;
    create table register.open_conflict as select c.id, c.kind, c.row, c.certificate, c.identity, c.name, c.found, c.expected from register.conflict c;
    create table register.open_event as select id, subject, before, after from register.event
      where subject in ('identification', 'certificate', 'guardian', 'phone') and (before is not null or after is not null);
  end if;
  -- The view of a later room is made anew over the new columns.
  if to_regclass('coverage.person_now') is not null then drop view coverage.person_now; end if;
end $$;

drop function register.population_on(date);

drop index register.identification_by_number;
alter table register.identification drop column number;
alter table register.identification add column number bytea, add column number_lookup bytea;
create index identification_by_number on register.identification (number_lookup);

-- Drops with it the shape check, the index by base and the index of one holder.
alter table register.certificate drop column number;
-- The look-up is that of the first 20 digits: a reissued copy (B1, B2 ...) is the same certificate. Its own letters stand in `reissue`.
-- `identity_lookup` is that of the 18 digits of identity inside it, equal to the one of register.identification.
alter table register.certificate add column number bytea, add column number_lookup bytea, add column reissue text check (reissue ~ '^(B[1-9][0-9]?)?$'), add column identity_lookup bytea;
create unique index certificate_one_holder on register.certificate (number_lookup, reissue) where upper_inf(during);
create index certificate_by_number on register.certificate (number_lookup);
create index certificate_by_identity on register.certificate (identity_lookup);

-- Identity and phone of a guardian in one.
alter table register.guardian drop column identity, drop column phone;
alter table register.guardian add column contact bytea, add column contact_lookup bytea;

alter table register.phone drop column number;
alter table register.phone add column number bytea not null default '', add column number_lookup bytea;
alter table register.phone alter column number drop default;

-- Certificate, identity, what was found and what was expected in one.
alter table register.conflict drop column certificate, drop column identity, drop column found, drop column expected;
alter table register.conflict add column said bytea;

-- What was sealed before and after, as the table of the event's subject seals it; `before` and `after` keep the rest.
alter table register.event add column sealed_before bytea, add column sealed_after bytea;
drop trigger event_is_appended on register.event;
update register.event set before = before - array['number', 'identity', 'phone'], after = after - array['number', 'identity', 'phone']
  where subject in ('identification', 'certificate', 'guardian', 'phone');
create trigger event_is_appended before delete or truncate on register.event for each statement execute function register.refuse_change();
-- A change of keys seals anew what an event keeps sealed, and changes nothing else of it.
create function register.refuse_rewriting() returns trigger language plpgsql as $$
begin
  if (to_jsonb(old) - array['sealed_before', 'sealed_after']) is distinct from (to_jsonb(new) - array['sealed_before', 'sealed_after']) then
    raise exception '% is only ever appended to', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger event_is_not_rewritten before update on register.event for each row execute function register.refuse_rewriting();

-- The population as of a day: everybody who then held a certificate or was known without one. `certificate`, `identity`, `phone` and `guardian_contact` are sealed.
create function register.population_on(day date) returns table (
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
  where c.id is not null or k.person_id is not null
$$;

do $$ begin
  if exists (select from pg_namespace where nspname = 'coverage') then
    create view coverage.person_now as
      select p.id as person_id, n.name, p.sex, p.birth, c.number as certificate,
        coalesce(c.category, k.category) as category, coalesce(c.grade, k.grade) as grade
      from register.person p
      left join register.identification n on n.person_id = p.id and upper_inf(n.during)
      left join register.certificate c on c.person_id = p.id and upper_inf(c.during)
      left join register.known_person k on k.person_id = p.id and upper_inf(k.during);
    grant select on coverage.person_now to jinbao_app;
  end if;
end $$;

-- The first register of a city is checked all at once: its constraints are taken off while the tables are empty and put on again in the same
-- transaction. Only the owner may do so; the application asks for it by these two.
create table register.loosened ("table" text not null, name text not null, definition text not null);
create function register.loosen() returns void language plpgsql security definer set search_path = pg_catalog as $$
declare one record; begin
  if exists (select from register.person) then raise exception 'the register is not empty' using errcode = 'restrict_violation'; end if;
  insert into register.loosened
    select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'register'::regnamespace and (contype = 'f' or conperiod) order by conname;
  for one in select * from register.loosened loop execute format('alter table %s drop constraint %s', one."table", one.name); end loop;
end $$;
create function register.tighten() returns void language plpgsql security definer set search_path = pg_catalog as $$
declare one record; begin
  for one in select * from register.loosened loop execute format('alter table %s add constraint %s %s', one."table", one.name, one.definition); end loop;
  delete from register.loosened;
end $$;
revoke all on function register.loosen(), register.tighten() from public;
grant execute on function register.loosen(), register.tighten() to jinbao_app;
