-- A change of keys seals anew what is sealed, and changes nothing else of what is kept.
create or replace function privacy.keep_three_years() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '3 years' then return old; end if;
  if tg_op = 'UPDATE' and (to_jsonb(old) - array['said', 'note', 'wanted']) = (to_jsonb(new) - array['said', 'note', 'wanted']) then return new; end if;
  raise exception '% is only ever appended to, and kept three years', tg_table_name using errcode = 'restrict_violation';
end $$;
