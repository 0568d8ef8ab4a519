-- family_doctor_missed (missed, draft): 残疾人未签约家庭医生
-- 推进家庭医生签约服务的指导意见 重点人群
-- 2016-06-06 .. 
select v.*
  , "valid_certificate" and "alive" and "not_family_doctor" as verdict
  , case
      when ("valid_certificate" and "alive" and "not_family_doctor") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_family_doctor" is null) and "family_doctor.listed" is null and "family_doctor#gap" in ('held', 'uncovered') then 'family_doctor:' || "family_doctor#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , not "family_doctor.listed" as "not_family_doctor"
  from facts
) v
