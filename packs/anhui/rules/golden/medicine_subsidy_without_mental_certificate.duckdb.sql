-- medicine_subsidy_without_mental_certificate (wrong, active): 疑似无有效精神类残疾人证仍获药费补助
-- 贫困精神残疾人药费补助（安徽省民生工程，2017） 补助对象
-- 2017-01-01 .. 
select v.*
  , "in_medicine_subsidy" and "no_mental_certificate" as verdict
  , case
      when ("in_medicine_subsidy" and "no_mental_certificate") is not null then null
      when ("in_medicine_subsidy" is null) and "medicine_subsidy.listed" is null and "medicine_subsidy#gap" in ('held', 'uncovered') then 'medicine_subsidy:' || "medicine_subsidy#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "medicine_subsidy.listed" as "in_medicine_subsidy"
    , not "certificate.valid" or not "certificate.category" in (6, 7) as "no_mental_certificate"
  from facts
) v
