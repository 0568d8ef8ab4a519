-- fuel_subsidy_two_vehicles (wrong, draft): 同一人领两车以上燃油补贴
-- 城乡残疾人机动轮椅车燃油补贴（财社〔2010〕256号） 一人一车
-- 2011-01-01 .. 
select v.*
  , "in_fuel_subsidy" and "two_rows" as verdict
  , case
      when ("in_fuel_subsidy" and "two_rows") is not null then null
      when ("in_fuel_subsidy" is null or "two_rows" is null) and "fuel_subsidy.listed" is null and "fuel_subsidy#gap" in ('held', 'uncovered') then 'fuel_subsidy:' || "fuel_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "fuel_subsidy.listed" as "in_fuel_subsidy"
    , list_reduce(list_transform("fuel_subsidy#cells", lambda "r#": cast(1 as bigint)), lambda "a#", "b#": "a#" + "b#", cast(0 as bigint)) >= 2 as "two_rows"
  from facts
) v
