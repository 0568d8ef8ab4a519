-- minimum_living_though_dead (wrong, active): 疑似死亡后仍在最低生活保障名单
-- 社会救助暂行办法（国务院令第649号） 第十三条第三款
-- 2014-05-01 .. 
select v.*
  , "in_minimum_living" and "dead" and "before_this_month" as verdict
  , case
      when ("in_minimum_living" and "dead" and "before_this_month") is not null then null
      when ("in_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("dead" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("before_this_month" is null) and "deaths.date" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "minimum_living.listed" as "in_minimum_living"
    , "deaths.listed" as "dead"
    , substr(cast("deaths.date" as varchar), 1, 7) < substr(cast("minimum_living.as_of" as varchar), 1, 7) as "before_this_month"
  from facts
) v
