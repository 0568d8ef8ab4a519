-- What lists of findings are narrowed and ordered by stands beside them, as the last check saw it: narrowing 150,000 of them joins nothing.
alter table coverage.finding
  add column category integer,
  add column grade integer,
  -- Whole years on the day of the last check.
  add column age integer,
  -- What a person said of it last; null: nobody yet, or it was taken back.
  add column outcome text check (outcome in ('confirmed', 'excluded')),
  -- The smallest place that is known. Codes of places within each other begin alike, so that their order is that of the places.
  add column place text collate "C" generated always as (coalesce(village, town, county)) stored;

select set_config('jinbao.reach', '*', true);
update coverage.finding f
  set category = p.category, grade = p.grade, age = date_part('year', age(r.as_of, p.birth)), outcome = (select o.outcome from coverage.finding_outcome o where o.finding_id = f.id)
  from coverage.person_now p, coverage.check_run r where p.person_id = f.person_id and r.id = f.last_run;

-- Whoever writes that somebody decided need not write it twice.
create function coverage.outcome_follows() returns trigger language plpgsql as $$
begin
  update coverage.finding f set outcome = nullif(last.action, 'reconsidered')
  from (select distinct on (finding_id) finding_id, action from said where action in ('confirmed', 'excluded', 'reconsidered') order by finding_id, id desc) last
  where f.id = last.finding_id;
  return null;
end $$;
create trigger outcome_follows after insert on coverage.finding_event referencing new table as said for each statement execute function coverage.outcome_follows();

alter policy reach on coverage.finding using (((select walls.everything()) or place ^@ any ((select walls.reach())::text[]))
  and ((select walls.department()) is null or rule = any (array(select d.rule from coverage.rule_department d where d.department = (select walls.department())))));

create index finding_in_order on coverage.finding (rule, place, id);
create index finding_by_smallest_place on coverage.finding (place, rule, id);
create index finding_by_day on coverage.finding (opened_on, id);
