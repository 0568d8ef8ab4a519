-- special_support_insurance_subsidy_missed (missed, active): 疑似特困人员居民医保个人缴费未获资助
-- 城乡居民医保参保资助（2024、2025 年度） 特困人员全额资助
-- 2024-01-01 .. 
select v.*
  , "valid_certificate" and "in_special_support" and "in_resident_insurance" and "alive" and "not_insurance_subsidy" as verdict
  , case
      when ("valid_certificate" and "in_special_support" and "in_resident_insurance" and "alive" and "not_insurance_subsidy") is not null then null
      when ("in_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      when ("in_resident_insurance" is null) and "resident_insurance.listed" is null and "resident_insurance#gap" in ('held', 'uncovered') then 'resident_insurance:' || "resident_insurance#gap"
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_insurance_subsidy" is null) and "insurance_subsidy.listed" is null and "insurance_subsidy#gap" in ('held', 'uncovered') then 'insurance_subsidy:' || "insurance_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "special_support.listed" as "in_special_support"
    , "resident_insurance.listed" as "in_resident_insurance"
    , not "deaths.listed" as "alive"
    , not "insurance_subsidy.listed" as "not_insurance_subsidy"
  from facts
) v
