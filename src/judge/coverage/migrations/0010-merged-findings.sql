-- Where the findings of a record were before it was merged into another, so that parting the two gives them back.
create table coverage.merged_finding (
  id bigint generated always as identity primary key,
  person_id uuid not null,
  other_id uuid not null,
  finding_id bigint not null references coverage.finding,
  status text not null,
  moved boolean not null,
  given_back boolean not null default false
);
create index merged_finding_by_pair on coverage.merged_finding (person_id, other_id) where not given_back;
grant select, insert, update on coverage.merged_finding to jinbao_app;
alter table coverage.merged_finding enable row level security, force row level security;
create policy reach on coverage.merged_finding using ((select walls.everything()) or exists (select from register.person p where p.id = person_id));
