-- special_support_gaining (gaining, draft): 60 天内年满六十周岁，可能符合特困供养条件
-- 特困人员认定办法（民发〔2021〕43号） 无劳动能力的情形
-- 2021-07-01 .. 
select v.*
  , not ("valid_certificate" and "not_in_special_support" and "in_minimum_living" and "alive" and "sixty") and ("valid_certificate#later" and "not_in_special_support#later" and "in_minimum_living#later" and "alive#later" and "sixty#later") as verdict
  , case
      when (not ("valid_certificate" and "not_in_special_support" and "in_minimum_living" and "alive" and "sixty") and ("valid_certificate#later" and "not_in_special_support#later" and "in_minimum_living#later" and "alive#later" and "sixty#later")) is not null then null
      when ("not_in_special_support" is null or "not_in_special_support#later" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      when ("in_minimum_living" is null or "in_minimum_living#later" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "special_support.listed" as "not_in_special_support"
    , "minimum_living.listed" as "in_minimum_living"
    , not "deaths.listed" as "alive"
    , "person.age" >= 60 as "sixty"
    , ("certificate.status" = 'valid' and (not "certificate.valid_to" is not null or "certificate.valid_to" >= date '2021-08-30')) as "valid_certificate#later"
    , not "special_support.listed" as "not_in_special_support#later"
    , "minimum_living.listed" as "in_minimum_living#later"
    , not "deaths.listed" as "alive#later"
    , ((extract(year from date '2021-08-30') - extract(year from "person.birth") - case when extract(month from date '2021-08-30') * 100 + extract(day from date '2021-08-30') < extract(month from "person.birth") * 100 + extract(day from "person.birth") then 1 else 0 end)) >= 60 as "sixty#later"
  from facts
) v
