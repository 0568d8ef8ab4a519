-- Certificates are found by their look-up: the number itself is sealed.
create or replace view coverage.person_now with (security_invoker = true) as
  select p.id as person_id, n.name, p.sex, p.birth, c.number as certificate,
    coalesce(c.category, k.category) as category, coalesce(c.grade, k.grade) as grade, c.number_lookup as certificate_lookup
  from register.person p
  left join register.identification n on n.person_id = p.id and upper_inf(n.during)
  left join register.certificate c on c.person_id = p.id and upper_inf(c.during)
  left join register.known_person k on k.person_id = p.id and upper_inf(k.during);
