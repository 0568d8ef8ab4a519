-- employment_age_gaining (gaining, draft): 60 天内年满十六周岁，进入就业年龄段
-- 十三五时期就业统计口径 就业年龄段
-- 2016-01-01 .. 
select v.*
  , not ("valid_certificate" and "alive" and "of_age") and ("valid_certificate#later" and "alive#later" and "of_age#later") as verdict
  , case
      when (not ("valid_certificate" and "alive" and "of_age") and ("valid_certificate#later" and "alive#later" and "of_age#later")) is not null then null
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , "person.age" >= 16 as "of_age"
    , ("certificate.status" = 'valid' and (not "certificate.valid_to" is not null or "certificate.valid_to" >= date '2016-03-01')) as "valid_certificate#later"
    , not "deaths.listed" as "alive#later"
    , ((extract(year from date '2016-03-01') - extract(year from "person.birth") - case when extract(month from date '2016-03-01') * 100 + extract(day from date '2016-03-01') < extract(month from "person.birth") * 100 + extract(day from "person.birth") then 1 else 0 end)) >= 16 as "of_age#later"
  from facts
) v
