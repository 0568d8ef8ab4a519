-- The second wall stands in the database: whoever speaks for a person at work connects as jinbao_app, which owns nothing and passes no policy by.
-- Both are roles of the whole cluster; their passwords are set by the server (database/app-login.ts).
-- Locks are held by database and roles are not: of two databases of one cluster made at once, one finds the role there already.
do $$ begin
  create role jinbao_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  create role jinbao_sign_in login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
exception when duplicate_object or unique_violation then null; end $$;

create schema walls;
grant usage on schema walls to jinbao_app, jinbao_sign_in;

-- The code prefixes whose people a transaction may see; none where nothing was said. '*' is everything the office holds, people of unknown place
-- among them. A setting that was once made on a connection is '' and not NULL afterwards: both mean nobody.
create function walls.reach() returns text[] language sql stable parallel safe as $$
  select case coalesce(current_setting('jinbao.reach', true), '')
    when '' then '{}'::text[]
    when '*' then '{""}'::text[]
    else string_to_array(current_setting('jinbao.reach', true), ',')
  end
$$;
create function walls.everything() returns boolean language sql stable parallel safe as $$ select '' = any (walls.reach()) $$;
-- The department whose rules a transaction may see; NULL: those of all.
create function walls.department() returns text language sql stable parallel safe as $$ select nullif(current_setting('jinbao.department', true), '') $$;
create function walls.actor() returns text language sql stable parallel safe as $$ select nullif(current_setting('jinbao.actor', true), '') $$;
create function walls.role() returns text language sql stable parallel safe as $$ select nullif(current_setting('jinbao.role', true), '') $$;
