-- fuel_subsidy_missed (missed, active): 疑似机动轮椅车车主未领燃油补贴
-- 城乡残疾人机动轮椅车燃油补贴（财社〔2010〕256号） 补贴对象
-- 2011-01-01 .. 
select v.*
  , "valid_certificate" and "physical" and "in_wheelchair_vehicles" and "alive" and "not_fuel_subsidy" as verdict
  , case
      when ("valid_certificate" and "physical" and "in_wheelchair_vehicles" and "alive" and "not_fuel_subsidy") is not null then null
      when ("in_wheelchair_vehicles" is null) and "wheelchair_vehicles.listed" is null and "wheelchair_vehicles#gap" in ('held', 'uncovered') then 'wheelchair_vehicles:' || "wheelchair_vehicles#gap"
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_fuel_subsidy" is null) and "fuel_subsidy.listed" is null and "fuel_subsidy#gap" in ('held', 'uncovered') then 'fuel_subsidy:' || "fuel_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.category" = 4 as "physical"
    , "wheelchair_vehicles.listed" as "in_wheelchair_vehicles"
    , not "deaths.listed" as "alive"
    , not "fuel_subsidy.listed" as "not_fuel_subsidy"
  from facts
) v
