-- care_allowance_with_work_injury_care (wrong, active): 疑似领工伤生活护理费仍领重度残疾人护理补贴
-- 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号） 二（四）政策衔接
-- 2016-01-01 .. 
select v.*
  , "in_care_allowance" and "in_work_injury_care" as verdict
  , case
      when ("in_care_allowance" and "in_work_injury_care") is not null then null
      when ("in_care_allowance" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("in_work_injury_care" is null) and "work_injury_care.listed" is null and "work_injury_care#gap" in ('held', 'uncovered') then 'work_injury_care:' || "work_injury_care#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "care_allowance.listed" as "in_care_allowance"
    , "work_injury_care.listed" as "in_work_injury_care"
  from facts
) v
