-- care_allowance_missed (missed, active): 疑似应享未享重度残疾人护理补贴
-- 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号） 二（一）补贴对象
-- 2016-01-01 .. 
select v.*
  , "valid_certificate" and "severe" and "alive" and "not_care_allowance" and "not_special_support" as verdict
  , case
      when ("valid_certificate" and "severe" and "alive" and "not_care_allowance" and "not_special_support") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_care_allowance" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.grade" <= 2 as "severe"
    , not "deaths.listed" as "alive"
    , not "care_allowance.listed" as "not_care_allowance"
    , not "special_support.listed" as "not_special_support"
  from facts
) v
