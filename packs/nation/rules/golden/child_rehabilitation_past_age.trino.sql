-- child_rehabilitation_past_age (wrong, draft): 康复救助对象超过救助年龄
-- 国务院关于建立残疾儿童康复救助制度的意见（国发〔2018〕20号） 地方可放宽年龄；本市是否放宽未见
-- 2018-10-01 .. 
select v.*
  , "in_child_rehabilitation" and "too_old" as verdict
  , case
      when ("in_child_rehabilitation" and "too_old") is not null then null
      when ("in_child_rehabilitation" is null) and "child_rehabilitation.listed" is null and "child_rehabilitation#gap" in ('held', 'uncovered') then 'child_rehabilitation:' || "child_rehabilitation#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "child_rehabilitation.listed" as "in_child_rehabilitation"
    , "person.age" > 6 as "too_old"
  from facts
) v
