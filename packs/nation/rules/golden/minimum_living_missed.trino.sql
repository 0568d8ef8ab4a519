-- minimum_living_missed (missed, active): 疑似应享未享最低生活保障
-- 社会救助暂行办法（国务院令第649号） 第九条
-- 中华人民共和国残疾人保障法 第四十八条第一款
-- 2014-05-01 .. 
select v.*
  , "valid_certificate" and "severe" and "alive" and "still_poor" and "not_minimum_living" and "not_special_support" as verdict
  , case
      when ("valid_certificate" and "severe" and "alive" and "still_poor" and "not_minimum_living" and "not_special_support") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("still_poor" is null) and "poverty_register.listed" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      when ("still_poor" is null) and "poverty_register.status" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      when ("not_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.grade" <= 2 as "severe"
    , not "deaths.listed" as "alive"
    , "poverty_register.listed" and "poverty_register.status" in ('not_out', 'returned') as "still_poor"
    , not "minimum_living.listed" as "not_minimum_living"
    , not "special_support.listed" as "not_special_support"
  from facts
) v
