-- school_missed (missed, active): 疑似适龄未入学
-- 中华人民共和国义务教育法 第十一条第一款
-- 中华人民共和国残疾人保障法 第二十一条第三款
-- 2006-09-01 .. 
select v.*
  , "valid_certificate" and "school_age" and "alive" and "not_school_enrolment" as verdict
  , case
      when ("valid_certificate" and "school_age" and "alive" and "not_school_enrolment") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_school_enrolment" is null) and "school_enrolment.listed" is null and "school_enrolment#gap" in ('held', 'uncovered') then 'school_enrolment:' || "school_enrolment#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "person.age" >= 6 and "person.age" <= 15 as "school_age"
    , not "deaths.listed" as "alive"
    , not "school_enrolment.listed" as "not_school_enrolment"
  from facts
) v
