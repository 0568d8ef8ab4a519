-- care_allowance_grade (wrong, active): 疑似非重度残疾人领重度残疾人护理补贴
-- 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号） 二（一）补贴对象
-- 2016-01-01 .. 
select v.*
  , "in_care_allowance" and "not_severe" as verdict
  , case
      when ("in_care_allowance" and "not_severe") is not null then null
      when ("in_care_allowance" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "care_allowance.listed" as "in_care_allowance"
    , not "certificate.grade" <= 2 as "not_severe"
  from facts
) v
