-- care_allowance_though_dead (wrong, active): 疑似死亡后仍领重度残疾人护理补贴
-- 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：重残人员已死亡仍发放护理补贴
-- 2016-01-01 .. 
select v.*
  , "in_care_allowance" and "dead" and "before_this_month" as verdict
  , case
      when ("in_care_allowance" and "dead" and "before_this_month") is not null then null
      when ("in_care_allowance" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("dead" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("before_this_month" is null) and "deaths.date" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("before_this_month" is null) and "care_allowance.month" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "care_allowance.listed" as "in_care_allowance"
    , "deaths.listed" as "dead"
    , substr(cast("deaths.date" as varchar), 1, 7) < case when "care_allowance.month" is not null then "care_allowance.month" when not "care_allowance.month" is not null then substr(cast("care_allowance.as_of" as varchar), 1, 7) end as "before_this_month"
  from facts
) v
