-- certificate_lost_though_alive (missed, active): 疑似健在但残疾人证处于非持证状态
-- 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：未死亡但处于非持证状态
-- 2016-01-01 .. 
select v.*
  , "lost" and "alive" as verdict
  , case
      when ("lost" and "alive") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.status" in ('expired', 'frozen', 'cancelled') as "lost"
    , not "deaths.listed" as "alive"
  from facts
) v
