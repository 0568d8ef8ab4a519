-- care_allowance_grade (wrong, active): 疑似非重度残疾人领重度残疾人护理补贴
-- 安徽省困难残疾人生活补贴和重度残疾人护理补贴工作规范（皖民务字〔2022〕116号） 补贴对象
-- 2022-12-06 .. 
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
