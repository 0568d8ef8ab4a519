-- care_allowance_with_elder_care_subsidy (wrong, active): 疑似同时领老年护理补贴和重度残疾人护理补贴（应择高申领一项）
-- 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号） 二（四）政策衔接：择高申领其中一类
-- 2016-01-01 .. 
select v.*
  , "in_care_allowance" and "in_elder_care_subsidy" as verdict
  , case
      when ("in_care_allowance" and "in_elder_care_subsidy") is not null then null
      when ("in_care_allowance" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("in_elder_care_subsidy" is null) and "elder_care_subsidy.listed" is null and "elder_care_subsidy#gap" in ('held', 'uncovered') then 'elder_care_subsidy:' || "elder_care_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "care_allowance.listed" as "in_care_allowance"
    , "elder_care_subsidy.listed" as "in_elder_care_subsidy"
  from facts
) v
