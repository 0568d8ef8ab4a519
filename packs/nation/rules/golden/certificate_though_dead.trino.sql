-- certificate_though_dead (wrong, active): 疑似已死亡但残疾人证仍有效
-- 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：已死亡但处于持证状态
-- 2016-01-01 .. 
select v.*
  , "active" and "dead" as verdict
  , case
      when ("active" and "dead") is not null then null
      when ("dead" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.status" = 'valid' as "active"
    , "deaths.listed" as "dead"
  from facts
) v
