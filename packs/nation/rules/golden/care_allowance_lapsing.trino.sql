-- care_allowance_lapsing (lapsing, active): 残疾人证 60 天内到期，重度残疾人护理补贴将停发
-- 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：重残人员非持证状态仍发放护理补贴
-- 2016-01-01 .. 
select v.*
  , ("in_care_allowance" and "active" and "alive" and "in_period") and not ("in_care_allowance#later" and "active#later" and "alive#later" and "in_period#later") as verdict
  , case
      when (("in_care_allowance" and "active" and "alive" and "in_period") and not ("in_care_allowance#later" and "active#later" and "alive#later" and "in_period#later")) is not null then null
      when ("in_care_allowance" is null or "in_care_allowance#later" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "care_allowance.listed" as "in_care_allowance"
    , "certificate.status" = 'valid' as "active"
    , not "deaths.listed" as "alive"
    , "certificate.valid_to" >= date '2016-01-01' as "in_period"
    , "care_allowance.listed" as "in_care_allowance#later"
    , "certificate.status" = 'valid' as "active#later"
    , not "deaths.listed" as "alive#later"
    , "certificate.valid_to" >= date '2016-03-01' as "in_period#later"
  from facts
) v
