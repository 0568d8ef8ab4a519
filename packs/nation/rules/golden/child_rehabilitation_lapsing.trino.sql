-- child_rehabilitation_lapsing (lapsing, active): 残疾儿童 60 天内超过康复救助年龄
-- 国务院关于建立残疾儿童康复救助制度的意见（国发〔2018〕20号） 救助对象
-- 2018-10-01 .. 
select v.*
  , ("category" and "poor_enough" and "alive" and "of_age") and not ("category#later" and "poor_enough#later" and "alive#later" and "of_age#later") as verdict
  , case
      when (("category" and "poor_enough" and "alive" and "of_age") and not ("category#later" and "poor_enough#later" and "alive#later" and "of_age#later")) is not null then null
      when ("poor_enough" is null or "poor_enough#later" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("poor_enough" is null or "poor_enough#later" is null) and "poverty_register.listed" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      when ("poor_enough" is null or "poor_enough#later" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.category" in (1, 2, 3, 4, 5) as "category"
    , "minimum_living.listed" or "poverty_register.listed" or "special_support.listed" as "poor_enough"
    , not "deaths.listed" as "alive"
    , "person.age" <= 6 as "of_age"
    , "certificate.category" in (1, 2, 3, 4, 5) as "category#later"
    , "minimum_living.listed" or "poverty_register.listed" or "special_support.listed" as "poor_enough#later"
    , not "deaths.listed" as "alive#later"
    , ((extract(year from date '2018-11-30') - extract(year from "person.birth") - case when extract(month from date '2018-11-30') * 100 + extract(day from date '2018-11-30') < extract(month from "person.birth") * 100 + extract(day from "person.birth") then 1 else 0 end)) <= 6 as "of_age#later"
  from facts
) v
