-- medicine_subsidy_missed (missed, active): 疑似低保精神残疾人未获药费补助
-- 贫困精神残疾人药费补助（安徽省民生工程，2017） 补助对象
-- 2017-01-01 .. 
select v.*
  , "valid_certificate" and "mental" and "in_minimum_living" and "alive" and "not_medicine_subsidy" as verdict
  , case
      when ("valid_certificate" and "mental" and "in_minimum_living" and "alive" and "not_medicine_subsidy") is not null then null
      when ("in_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_medicine_subsidy" is null) and "medicine_subsidy.listed" is null and "medicine_subsidy#gap" in ('held', 'uncovered') then 'medicine_subsidy:' || "medicine_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.category" = 6 as "mental"
    , "minimum_living.listed" as "in_minimum_living"
    , not "deaths.listed" as "alive"
    , not "medicine_subsidy.listed" as "not_medicine_subsidy"
  from facts
) v
