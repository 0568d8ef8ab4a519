-- What agencies lent speaks of the whole city: only who sees everything sees which lists there are.
grant usage on schema sources to jinbao_app;
grant select, insert, update on all tables in schema sources to jinbao_app;
alter table sources.snapshot enable row level security, force row level security;
create policy reach on sources.snapshot using ((select walls.everything()));
