-- living_allowance_outside_minimum_living (wrong, draft): 疑似既非低保对象也非脱贫人口领困难残疾人生活补贴
-- 安徽省困难残疾人生活补贴和重度残疾人护理补贴工作规范（皖民务字〔2022〕116号） 补贴对象（有条件的地方可扩大，市县标准未见）
-- 2022-12-06 .. 
select v.*
  , "in_living_allowance" and "not_minimum_living" and "not_out_of_poverty" as verdict
  , case
      when ("in_living_allowance" and "not_minimum_living" and "not_out_of_poverty") is not null then null
      when ("in_living_allowance" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("not_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("not_out_of_poverty" is null) and "poverty_register.listed" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      when ("not_out_of_poverty" is null) and "poverty_register.status" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "living_allowance.listed" as "in_living_allowance"
    , not "minimum_living.listed" as "not_minimum_living"
    , not "poverty_register.listed" or "poverty_register.status" = 'stable' as "not_out_of_poverty"
  from facts
) v
