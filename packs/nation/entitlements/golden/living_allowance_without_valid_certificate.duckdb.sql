-- living_allowance_without_valid_certificate (wrong, active): 疑似无有效残疾人证仍领困难残疾人生活补贴
-- 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：困难残疾人员非持证状态仍发放生活补贴
-- 2016-01-01 .. 
select v.*
  , "in_living_allowance" and "no_valid_certificate" as verdict
  , case
      when ("in_living_allowance" and "no_valid_certificate") is not null then null
      when ("in_living_allowance" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "living_allowance.listed" as "in_living_allowance"
    , not "certificate.valid" as "no_valid_certificate"
  from facts
) v
