-- family_doctor_lapsing (lapsing, draft): 家庭医生签约 60 天内到期
-- 推进家庭医生签约服务的指导意见 签约周期
-- 2016-06-06 .. 
select v.*
  , ("valid_certificate" and "alive" and "in_family_doctor" and "in_period") and not ("valid_certificate#later" and "alive#later" and "in_family_doctor#later" and "in_period#later") as verdict
  , case
      when (("valid_certificate" and "alive" and "in_family_doctor" and "in_period") and not ("valid_certificate#later" and "alive#later" and "in_family_doctor#later" and "in_period#later")) is not null then null
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_family_doctor" is null or "in_family_doctor#later" is null) and "family_doctor.listed" is null and "family_doctor#gap" in ('held', 'uncovered') then 'family_doctor:' || "family_doctor#gap"
      when ("in_period" is null or "in_period#later" is null) and "family_doctor.valid_to" is null and "family_doctor#gap" in ('held', 'uncovered') then 'family_doctor:' || "family_doctor#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , "family_doctor.listed" as "in_family_doctor"
    , "family_doctor.valid_to" >= date '2016-06-06' as "in_period"
    , ("certificate.status" = 'valid' and (not "certificate.valid_to" is not null or "certificate.valid_to" >= date '2016-08-05')) as "valid_certificate#later"
    , not "deaths.listed" as "alive#later"
    , "family_doctor.listed" as "in_family_doctor#later"
    , "family_doctor.valid_to" >= date '2016-08-05' as "in_period#later"
  from facts
) v
