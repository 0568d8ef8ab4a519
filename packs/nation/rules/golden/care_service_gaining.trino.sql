-- care_service_gaining (gaining, active): 60 天内年满十六周岁，可申请托养服务
-- 持证残疾人基本服务状况和需求信息数据动态更新 动态1表（国统制〔2016〕57号） R29、R30
-- 2016-01-01 .. 
select v.*
  , not ("valid_certificate" and "severe_enough" and "alive" and "of_age") and ("valid_certificate#later" and "severe_enough#later" and "alive#later" and "of_age#later") as verdict
  , case
      when (not ("valid_certificate" and "severe_enough" and "alive" and "of_age") and ("valid_certificate#later" and "severe_enough#later" and "alive#later" and "of_age#later")) is not null then null
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.category" in (5, 6) or "certificate.category" = 4 and "certificate.grade" <= 2 as "severe_enough"
    , not "deaths.listed" as "alive"
    , "person.age" >= 16 and "person.age" <= 59 as "of_age"
    , ("certificate.status" = 'valid' and (not "certificate.valid_to" is not null or "certificate.valid_to" >= date '2016-03-01')) as "valid_certificate#later"
    , "certificate.category" in (5, 6) or "certificate.category" = 4 and "certificate.grade" <= 2 as "severe_enough#later"
    , not "deaths.listed" as "alive#later"
    , ((extract(year from date '2016-03-01') - extract(year from "person.birth") - case when extract(month from date '2016-03-01') * 100 + extract(day from date '2016-03-01') < extract(month from "person.birth") * 100 + extract(day from "person.birth") then 1 else 0 end)) >= 16 and ((extract(year from date '2016-03-01') - extract(year from "person.birth") - case when extract(month from date '2016-03-01') * 100 + extract(day from date '2016-03-01') < extract(month from "person.birth") * 100 + extract(day from "person.birth") then 1 else 0 end)) <= 59 as "of_age#later"
  from facts
) v
