-- How somebody reads the console (language, theme, size of type, spacing): theirs, at whatever machine they sit. Absent: as the browser says.
create table sign_in.reading (
  account uuid primary key references sign_in.account (id),
  chosen  jsonb not null check (jsonb_typeof(chosen) = 'object' and length(chosen::text) <= 400)
);
alter table sign_in.reading enable row level security;
alter table sign_in.reading force row level security;
create policy sign_in_only on sign_in.reading to jinbao_sign_in using (true) with check (true);
grant select, insert, update on sign_in.reading to jinbao_sign_in;
