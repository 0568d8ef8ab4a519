-- pension_government_payment_missed (missed, draft): 重度残疾人居民养老未获政府代缴
-- 城乡居民基本养老保险政府代缴 重度残疾人最低缴费档次
-- 2014-07-01 .. 
select v.*
  , "valid_certificate" and "severe" and "alive" and "resident_scheme" and "nothing_paid" as verdict
  , case
      when ("valid_certificate" and "severe" and "alive" and "resident_scheme" and "nothing_paid") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("resident_scheme" is null) and "pension_insurance.listed" is null and "pension_insurance#gap" in ('held', 'uncovered') then 'pension_insurance:' || "pension_insurance#gap"
      when ("resident_scheme" is null) and "pension_insurance.scheme" is null and "pension_insurance#gap" in ('held', 'uncovered') then 'pension_insurance:' || "pension_insurance#gap"
      when ("nothing_paid" is null) and "pension_insurance.government_payment" is null and "pension_insurance#gap" in ('held', 'uncovered') then 'pension_insurance:' || "pension_insurance#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.grade" <= 2 as "severe"
    , not "deaths.listed" as "alive"
    , "pension_insurance.listed" and "pension_insurance.scheme" = 'resident' as "resident_scheme"
    , "pension_insurance.government_payment" = 0 as "nothing_paid"
  from facts
) v
