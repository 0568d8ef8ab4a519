-- Who a finding is about, as the register knows them today: what the lists of findings show and search by.
create view coverage.person_now as
  select p.id as person_id, n.name, p.sex, p.birth,
    c.number as certificate, coalesce(c.category, k.category) as category, coalesce(c.grade, k.grade) as grade, c.valid_to,
    case when c.id is null then 'none' when s.status = 'valid' and c.valid_to < current_date and c.valid_to >= s.seen_on then 'expired' else s.status end as status,
    r.division, g.name as guardian
  from register.person p
  left join register.person_name n on n.person_id = p.id and upper_inf(n.during)
  left join register.certificate c on c.person_id = p.id and upper_inf(c.during)
  left join register.certificate_status s on s.certificate_id = c.id and upper_inf(s.during)
  left join register.known_person k on k.person_id = p.id and upper_inf(k.during)
  left join register.residence r on r.person_id = p.id and upper_inf(r.during)
  left join register.guardian g on g.person_id = p.id and upper_inf(g.during);
