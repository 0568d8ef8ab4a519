create schema standing;

-- How the findings stood on a day, by rule and county: numbers alone, so that a county may be set beside the others without seeing anybody of theirs.
create table standing.county_day (
  day date not null,
  rule text not null,
  county text not null,
  -- Nobody has said anything of them yet.
  undecided bigint not null,
  confirmed bigint not null,
  excluded bigint not null,
  -- Closed by a list that shows the remedy, since the beginning.
  closed bigint not null,
  primary key (day, county, rule)
);
grant usage on schema standing to jinbao_app;
grant select, insert, update on standing.county_day to jinbao_app;
alter table standing.county_day enable row level security, force row level security;
create policy told on standing.county_day for select using (((select walls.everything()) or (select cardinality(walls.reach())) > 0)
  and ((select walls.department()) is null or rule = any (array(select d.rule from coverage.rule_department d where d.department = (select walls.department())))));
create policy kept on standing.county_day for insert with check ((select walls.everything()));
create policy kept_again on standing.county_day for update using ((select walls.everything()));
