-- How many people a run judged how, by rule and county: under the same wall as the findings they are set beside.
create table coverage.check_count (
  run_id bigint not null references coverage.check_run,
  -- In the order of the rules.
  line bigint not null,
  rule text not null,
  kind text not null,
  county text not null,
  verdict text not null,
  cause text,
  people bigint not null,
  primary key (run_id, line)
);
insert into coverage.check_count (run_id, line, rule, kind, county, verdict, cause, people)
  select r.id, c.line, c.rule, c.kind, coalesce(c.county, ''), c.verdict, c.cause, c.people
  from coverage.check_run r, rows from (jsonb_to_recordset(r.counts) as (rule text, kind text, county text, verdict text, cause text, people bigint)) with ordinality c (rule, kind, county, verdict, cause, people, line);
alter table coverage.check_run drop column counts;

-- Which rules a department of the city federation looks after, as the running packs say. A rule of no department is seen by those of all.
create table coverage.rule_department (rule text not null, department text not null, primary key (department, rule));

alter view coverage.person_now set (security_invoker = true);
alter view coverage.finding_outcome set (security_invoker = true);

grant usage on schema coverage to jinbao_app;
grant select, insert, update, maintain on all tables in schema coverage to jinbao_app;
grant delete on coverage.rule_department to jinbao_app;
-- Findings are brought in line through temporary tables.
do $$ begin execute format('grant temporary on database %I to jinbao_app', current_database()); end $$;


do $$ declare part text; begin
  -- Told of by place and rule.
  foreach part in array array['finding', 'check_count'] loop
    execute format('alter table coverage.%I enable row level security, force row level security', part);
  end loop;
  create policy reach on coverage.finding using (((select walls.everything()) or coalesce(village, town, county) ^@ any ((select walls.reach())::text[]))
    and ((select walls.department()) is null or rule = any (array(select d.rule from coverage.rule_department d where d.department = (select walls.department())))));
  create policy reach on coverage.check_count using (((select walls.everything()) or county ^@ any ((select walls.reach())::text[]))
    and ((select walls.department()) is null or rule = any (array(select d.rule from coverage.rule_department d where d.department = (select walls.department())))));
  alter table coverage.finding_event enable row level security, force row level security;
  create policy reach on coverage.finding_event using (exists (select from coverage.finding f where f.id = finding_id));
  -- That a check was made, and on which day, is no secret to whoever sees anybody at all.
  alter table coverage.check_run enable row level security, force row level security;
  create policy told on coverage.check_run for select using ((select cardinality(walls.reach())) > 0);
  create policy made on coverage.check_run for all using ((select walls.everything()));
  alter table coverage.rule_department enable row level security, force row level security;
  create policy told on coverage.rule_department for select using (true);
  create policy made on coverage.rule_department for all using ((select walls.everything()));
  foreach part in array array['link_sample', 'link_sample_row', 'link_judgement', 'what_if', 'what_if_adoption'] loop
    execute format('alter table coverage.%I enable row level security, force row level security', part);
    execute format('create policy reach on coverage.%I using ((select walls.everything()))', part);
  end loop;
end $$;
