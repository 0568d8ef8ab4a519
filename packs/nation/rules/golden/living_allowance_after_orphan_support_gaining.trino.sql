-- living_allowance_after_orphan_support_gaining (gaining, draft): 60 天内年满十八周岁退出孤儿保障，可申领困难残疾人生活补贴
-- 残疾人两项补贴与孤儿、事实无人抚养儿童保障的衔接（广州、甘肃） 退出后可申领；退出年龄待核
-- 2020-01-01 .. 
select v.*
  , not ("valid_certificate" and "alive" and "in_orphans" and "in_minimum_living" and "of_age") and ("valid_certificate#later" and "alive#later" and "in_orphans#later" and "in_minimum_living#later" and "of_age#later") as verdict
  , case
      when (not ("valid_certificate" and "alive" and "in_orphans" and "in_minimum_living" and "of_age") and ("valid_certificate#later" and "alive#later" and "in_orphans#later" and "in_minimum_living#later" and "of_age#later")) is not null then null
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_orphans" is null or "in_orphans#later" is null) and "orphans.listed" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      when ("in_minimum_living" is null or "in_minimum_living#later" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , "orphans.listed" as "in_orphans"
    , "minimum_living.listed" as "in_minimum_living"
    , "person.age" >= 18 as "of_age"
    , ("certificate.status" = 'valid' and (not "certificate.valid_to" is not null or "certificate.valid_to" >= date '2020-03-01')) as "valid_certificate#later"
    , not "deaths.listed" as "alive#later"
    , "orphans.listed" as "in_orphans#later"
    , "minimum_living.listed" as "in_minimum_living#later"
    , ((extract(year from date '2020-03-01') - extract(year from "person.birth") - case when extract(month from date '2020-03-01') * 100 + extract(day from date '2020-03-01') < extract(month from "person.birth") * 100 + extract(day from "person.birth") then 1 else 0 end)) >= 18 as "of_age#later"
  from facts
) v
