-- A look at a masked field of somebody under fourteen is asked of a superior first (未成年人网络保护条例 art. 36). Both rows are appended; why and
-- what was answered are sealed.
create table privacy.look (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  field text not null,
  purpose text not null,
  asked_by text not null,
  -- The account whose rights a deputy used.
  asked_for text,
  asked_role text not null,
  asked_place text not null,
  reasons bytea not null,
  at timestamptz not null default now(),
  -- Unanswered until then it is over.
  lapses_at timestamptz not null check (lapses_at > at)
);
create index look_by_person on privacy.look (person_id);
create table privacy.look_decision (
  look_id uuid primary key references privacy.look on delete cascade,
  decision text not null check (decision in ('approved', 'refused')),
  decided_by text not null,
  decided_role text not null,
  note bytea,
  at timestamptz not null default now(),
  holds_until timestamptz check ((decision = 'approved') = (holds_until is not null))
);

create or replace function privacy.keep_three_years() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then return old; end if;
  if tg_op = 'UPDATE' and (to_jsonb(old) - array['said', 'note', 'wanted', 'reasons']) = (to_jsonb(new) - array['said', 'note', 'wanted', 'reasons']) then return new; end if;
  raise exception '% is only ever appended to, and kept three years', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger look_is_kept before update or delete on privacy.look for each row execute function privacy.keep_three_years();
create trigger look_decision_is_kept before update or delete on privacy.look_decision for each row execute function privacy.keep_three_years();
create trigger look_is_not_emptied before truncate on privacy.look for each statement execute function privacy.refuse_change();
create trigger look_decision_is_not_emptied before truncate on privacy.look_decision for each statement execute function privacy.refuse_change();

alter table privacy.look enable row level security;
alter table privacy.look force row level security;
create policy look_within_reach on privacy.look for select using (privacy.may_see(person_id));
create policy look_asked on privacy.look for insert with check (privacy.may_see(person_id) and asked_by = walls.actor());
create policy look_over on privacy.look for delete using (walls.everything() and walls.role() in ('office', 'system_administrator'));
-- A change of keys seals anew.
create policy look_sealed_anew on privacy.look for update using (walls.everything());

alter table privacy.look_decision enable row level security;
alter table privacy.look_decision force row level security;
create policy look_decision_read on privacy.look_decision for select using (exists (select from privacy.look l where l.id = look_id));
-- Nobody answers themselves, nor for whom they stand in.
create policy look_decided on privacy.look_decision for insert with check (
  decided_by = walls.actor() and walls.role() in ('county_officer', 'department_officer', 'city_leader')
  and exists (select from privacy.look l where l.id = look_id and l.asked_by <> decided_by and l.asked_for is distinct from decided_by));
create policy look_decision_sealed_anew on privacy.look_decision for update using (walls.everything());

grant select, insert, delete on privacy.look to jinbao_app;
grant select, insert on privacy.look_decision to jinbao_app;
