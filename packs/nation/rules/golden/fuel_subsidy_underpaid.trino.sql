-- fuel_subsidy_underpaid (underpaid, active): 疑似燃油补贴少发
-- 城乡残疾人机动轮椅车燃油补贴（财社〔2010〕256号） 补贴标准
-- 2009-01-01 .. 
select v.*
  , "in_fuel_subsidy" and "below_standard" as verdict
  , case
      when ("in_fuel_subsidy" and "below_standard") is not null then null
      when ("in_fuel_subsidy" is null) and "fuel_subsidy.listed" is null and "fuel_subsidy#gap" in ('held', 'uncovered') then 'fuel_subsidy:' || "fuel_subsidy#gap"
      when ("below_standard" is null) and "fuel_subsidy.amount" is null and "fuel_subsidy#gap" in ('held', 'uncovered') then 'fuel_subsidy:' || "fuel_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "fuel_subsidy.listed" as "in_fuel_subsidy"
    , "fuel_subsidy.amount" < 20000 as "below_standard"
  from facts
) v
