-- insurance_subsidy_missed (missed, active): 疑似低保对象居民医保个人缴费未获补贴
-- 中华人民共和国社会保险法 第二十五条第三款
-- 2011-07-01 .. 
select v.*
  , "valid_certificate" and "in_minimum_living" and "in_resident_insurance" and "alive" and "not_insurance_subsidy" as verdict
  , case
      when ("valid_certificate" and "in_minimum_living" and "in_resident_insurance" and "alive" and "not_insurance_subsidy") is not null then null
      when ("in_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("in_resident_insurance" is null) and "resident_insurance.listed" is null and "resident_insurance#gap" in ('held', 'uncovered') then 'resident_insurance:' || "resident_insurance#gap"
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_insurance_subsidy" is null) and "insurance_subsidy.listed" is null and "insurance_subsidy#gap" in ('held', 'uncovered') then 'insurance_subsidy:' || "insurance_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "minimum_living.listed" as "in_minimum_living"
    , "resident_insurance.listed" as "in_resident_insurance"
    , not "deaths.listed" as "alive"
    , not "insurance_subsidy.listed" as "not_insurance_subsidy"
  from facts
) v
