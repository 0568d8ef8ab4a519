-- living_allowance_outside_minimum_living (wrong, draft): 疑似非低保对象领困难残疾人生活补贴
-- 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号） 二（一）补贴对象
-- 2016-01-01 .. 
select v.*
  , "in_living_allowance" and "not_poor_enough" as verdict
  , case
      when ("in_living_allowance" and "not_poor_enough") is not null then null
      when ("in_living_allowance" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("not_poor_enough" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "living_allowance.listed" as "in_living_allowance"
    , not "minimum_living.listed" as "not_poor_enough"
  from facts
) v
