-- Who may see whom hangs on where a person lives now. Kept on the person, so that every other table needs one look-up and no join over time.
alter table register.person add column place text;

create function register.place_begins() returns trigger language plpgsql as $$
begin
  update register.person p set place = m.division from moved m where upper_inf(m.during) and p.id = m.person_id and p.place is distinct from m.division;
  return null;
end $$;
-- Set by set: the first load of a city has no index on residence while it writes 200,000 rows.
create function register.place_turns() returns trigger language plpgsql as $$
begin
  update register.person p set place = n.division
  from (select distinct person_id from moved) m left join register.residence n on n.person_id = m.person_id and upper_inf(n.during)
  where p.id = m.person_id and p.place is distinct from n.division;
  return null;
end $$;
create trigger place_begins after insert on register.residence referencing new table as moved for each statement execute function register.place_begins();
create trigger place_changes after update on register.residence referencing new table as moved for each statement execute function register.place_turns();
create trigger place_ends after delete on register.residence referencing old table as moved for each statement execute function register.place_turns();
update register.person p set place = r.division from register.residence r where r.person_id = p.id and upper_inf(r.during);
create index person_by_place on register.person (place text_pattern_ops);

grant usage on schema register to jinbao_app;
-- `maintain`: a register just taken in must be analysed, or the next query over everybody is planned for nobody.
grant select, insert, update, delete, maintain on all tables in schema register to jinbao_app;

-- A person of unknown place is seen only by who sees everything. What is written is written with the same reach.
alter table register.person enable row level security, force row level security;
-- (With `everything` asked first the planner expects half of the rows and joins them by hash; with the prefixes alone it expects a twentieth.)
create policy reach on register.person using ((select walls.everything()) or place ^@ any ((select walls.reach())::text[]));

-- What belongs to a person is seen by whoever sees the person; the look-up in register.person is itself under its policy.
do $$ declare part text; begin
  foreach part in array array['identification', 'certificate', 'residence', 'household_member', 'guardian', 'phone', 'known_person', 'conflict', 'event'] loop
    execute format('alter table register.%I enable row level security, force row level security', part);
    execute format('create policy reach on register.%1$I using ((select walls.everything()) or exists (select from register.person p where p.id = %1$I.person_id))', part);
  end loop;
end $$;
alter table register.certificate_status enable row level security, force row level security;
create policy reach on register.certificate_status
  using ((select walls.everything()) or exists (select from register.certificate c where c.id = certificate_id));
alter table register.household enable row level security, force row level security;
create policy reach on register.household
  using ((select walls.everything()) or exists (select from register.household_member m where m.household = number));
alter table register.import_batch enable row level security, force row level security;
create policy reach on register.import_batch using ((select walls.everything()));
