-- care_allowance_with_special_support (wrong, active): 疑似特困供养人员仍领重度残疾人护理补贴
-- 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号） 二（四）政策衔接
-- 2016-01-01 .. 
select v.*
  , "in_care_allowance" and "in_special_support" as verdict
  , case
      when ("in_care_allowance" and "in_special_support") is not null then null
      when ("in_care_allowance" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("in_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "care_allowance.listed" as "in_care_allowance"
    , "special_support.listed" as "in_special_support"
  from facts
) v
