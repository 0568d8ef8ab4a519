-- poverty_watch_late (wrong, draft): 防返贫监测线索超过 15 天才识别
-- 防止返贫监测对象识别公示（秦安县） 识别程序
-- 2021-01-01 .. 
select v.*
  , "in_poverty_watch" and "late" as verdict
  , case
      when ("in_poverty_watch" and "late") is not null then null
      when ("in_poverty_watch" is null) and "poverty_watch.listed" is null and "poverty_watch#gap" in ('held', 'uncovered') then 'poverty_watch:' || "poverty_watch#gap"
      when ("late" is null) and "poverty_watch.identified_on" is null and "poverty_watch#gap" in ('held', 'uncovered') then 'poverty_watch:' || "poverty_watch#gap"
      when ("late" is null) and "poverty_watch.clue_on" is null and "poverty_watch#gap" in ('held', 'uncovered') then 'poverty_watch:' || "poverty_watch#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "poverty_watch.listed" as "in_poverty_watch"
    , "poverty_watch.identified_on" > date_add('day', (15), "poverty_watch.clue_on") as "late"
  from facts
) v
