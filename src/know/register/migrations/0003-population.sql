-- The population as of a day: everybody who then held a certificate or was known without one. Its columns are those of the lake's population.
create function register.population_on(day date) returns table (
  person_id uuid, certificate text, name text, identity text, birth date, sex text, category integer, grade integer,
  division text, county text, town text, village text, address text, phone text, certificate_status text, valid_from date, valid_to date,
  household text, guardian text, guardian_identity text, household_type text, "row" bigint, issued date, guardian_phone text, guardian_relation text
) language sql stable as $$
  select p.id, c.number, i.name, i.number, p.birth, p.sex, coalesce(c.category, k.category), coalesce(c.grade, k.grade),
    r.division, left(r.division, 6), case when length(r.division) >= 9 then left(r.division, 9) end, case when length(r.division) = 12 then r.division end,
    r.address, t.number,
    case when c.id is null then 'none' when s.status = 'valid' and c.valid_to < day and c.valid_to >= s.seen_on then 'expired' else s.status end,
    c.valid_from, c.valid_to, h.household, g.name, g.identity, r.household_type, cast(null as bigint), c.issued, g.phone, g.relation
  from register.person p
  left join register.certificate c on c.person_id = p.id and c.during @> day
  left join register.certificate_status s on s.certificate_id = c.id and s.during @> day
  left join register.known_person k on k.person_id = p.id and k.during @> day
  left join register.identification i on i.person_id = p.id and i.during @> day
  left join register.residence r on r.person_id = p.id and r.during @> day
  left join register.household_member h on h.person_id = p.id and h.during @> day
  left join register.guardian g on g.person_id = p.id and g.during @> day
  left join register.phone t on t.person_id = p.id and t.during @> day
  where c.id is not null or k.person_id is not null
$$;
