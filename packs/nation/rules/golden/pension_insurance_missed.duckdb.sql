-- pension_insurance_missed (missed, active): 疑似未参加基本养老保险
-- 中华人民共和国残疾人保障法 第四十七条
-- 2008-07-01 .. 
select v.*
  , "valid_certificate" and "of_age" and "alive" and "not_pension_insurance" as verdict
  , case
      when ("valid_certificate" and "of_age" and "alive" and "not_pension_insurance") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_pension_insurance" is null) and "pension_insurance.listed" is null and "pension_insurance#gap" in ('held', 'uncovered') then 'pension_insurance:' || "pension_insurance#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "person.age" >= 16 as "of_age"
    , not "deaths.listed" as "alive"
    , not "pension_insurance.listed" as "not_pension_insurance"
  from facts
) v
