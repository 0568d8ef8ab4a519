-- resident_insurance_missed (missed, active): 疑似未参加城乡居民医保
-- 中华人民共和国残疾人保障法 第四十七条
-- 2008-07-01 .. 
select v.*
  , "valid_certificate" and "alive" and "not_resident_insurance" as verdict
  , case
      when ("valid_certificate" and "alive" and "not_resident_insurance") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_resident_insurance" is null) and "resident_insurance.listed" is null and "resident_insurance#gap" in ('held', 'uncovered') then 'resident_insurance:' || "resident_insurance#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , not "resident_insurance.listed" as "not_resident_insurance"
  from facts
) v
