-- Where in its list a row stood when somebody decided about it, so that they can be told what they did. The number says nothing of anybody.
alter table linkage.desk_decision add column list_row bigint;
create index desk_decision_by_actor on linkage.desk_decision (decided_by, id desc);

-- A decision that was taken back counts no more, and what was said before it stands again. The decision itself stays.
create table linkage.desk_taken_back (
  decision_id bigint primary key references linkage.desk_decision,
  taken_back_by text not null,
  taken_back_at timestamptz not null default now()
);
grant select, insert on linkage.desk_taken_back to jinbao_app;
alter table linkage.desk_taken_back enable row level security, force row level security;
create policy reach on linkage.desk_taken_back using ((select walls.everything()));
