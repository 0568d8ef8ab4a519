-- living_allowance_though_dead (wrong, active): 疑似死亡后仍领困难残疾人生活补贴
-- 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：困难残疾人员已死亡仍发放生活补贴
-- 2016-01-01 .. 
select v.*
  , "in_living_allowance" and "dead" and "before_this_month" as verdict
  , case
      when ("in_living_allowance" and "dead" and "before_this_month") is not null then null
      when ("in_living_allowance" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("dead" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("before_this_month" is null) and "deaths.date" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("before_this_month" is null) and "living_allowance.month" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "living_allowance.listed" as "in_living_allowance"
    , "deaths.listed" as "dead"
    , substr(cast("deaths.date" as varchar), 1, 7) < case when "living_allowance.month" is not null then "living_allowance.month" when not "living_allowance.month" is not null then substr(cast("living_allowance.as_of" as varchar), 1, 7) end as "before_this_month"
  from facts
) v
