-- fuel_subsidy_category (wrong, active): 疑似非肢体残疾人领燃油补贴
-- 城乡残疾人机动轮椅车燃油补贴（财社〔2010〕256号） 补贴对象
-- 2011-01-01 .. 
select v.*
  , "in_fuel_subsidy" and "not_physical" as verdict
  , case
      when ("in_fuel_subsidy" and "not_physical") is not null then null
      when ("in_fuel_subsidy" is null) and "fuel_subsidy.listed" is null and "fuel_subsidy#gap" in ('held', 'uncovered') then 'fuel_subsidy:' || "fuel_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "fuel_subsidy.listed" as "in_fuel_subsidy"
    , not "certificate.category" in (4, 7) as "not_physical"
  from facts
) v
