-- Links and what the desk said of rows belong to lists of the whole city.
grant usage on schema linkage to jinbao_app;
grant select, insert, update on all tables in schema linkage to jinbao_app;
do $$ declare t record; begin
  for t in select tablename from pg_tables where schemaname = 'linkage' loop
    execute format('alter table linkage.%I enable row level security, force row level security', t.tablename);
    execute format('create policy reach on linkage.%I using ((select walls.everything()))', t.tablename);
  end loop;
end $$;
