-- special_support_missed (missed, draft): 低保对象可能符合特困供养条件
-- 特困人员认定办法（民发〔2021〕43号） 无劳动能力的情形
-- 2021-07-01 .. 
select v.*
  , "valid_certificate" and "alive" and "in_minimum_living" and "unable" and "not_special_support" as verdict
  , case
      when ("valid_certificate" and "alive" and "in_minimum_living" and "unable" and "not_special_support") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , "minimum_living.listed" as "in_minimum_living"
    , "person.age" >= 60 or "person.age" < 16 or "certificate.category" in (5, 6) and "certificate.grade" <= 3 or "certificate.category" = 4 and "certificate.grade" <= 2 or "certificate.category" = 1 and "certificate.grade" = 1 as "unable"
    , not "special_support.listed" as "not_special_support"
  from facts
) v
