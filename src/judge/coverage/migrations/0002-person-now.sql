-- Who a finding is about, as the register knows them today: what the lists of findings show and search by.
create view coverage.person_now as
  select p.id as person_id, n.name, p.sex, p.birth, c.number as certificate,
    coalesce(c.category, k.category) as category, coalesce(c.grade, k.grade) as grade
  from register.person p
  left join register.identification n on n.person_id = p.id and upper_inf(n.during)
  left join register.certificate c on c.person_id = p.id and upper_inf(c.during)
  left join register.known_person k on k.person_id = p.id and upper_inf(k.during);
