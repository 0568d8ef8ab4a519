-- fuel_subsidy_without_valid_certificate (wrong, active): 疑似无有效残疾人证仍领燃油补贴
-- 城乡残疾人机动轮椅车燃油补贴（财社〔2010〕256号） 申领材料
-- 2011-01-01 .. 
select v.*
  , "in_fuel_subsidy" and "no_valid_certificate" as verdict
  , case
      when ("in_fuel_subsidy" and "no_valid_certificate") is not null then null
      when ("in_fuel_subsidy" is null) and "fuel_subsidy.listed" is null and "fuel_subsidy#gap" in ('held', 'uncovered') then 'fuel_subsidy:' || "fuel_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "fuel_subsidy.listed" as "in_fuel_subsidy"
    , not "certificate.valid" as "no_valid_certificate"
  from facts
) v
