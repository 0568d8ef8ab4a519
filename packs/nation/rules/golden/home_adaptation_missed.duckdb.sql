-- home_adaptation_missed (missed, draft): 困难重度残疾人家庭未做无障碍改造
-- 中华人民共和国无障碍环境建设法 第十九条（适当补贴；本市对象和标准未见）
-- 2023-09-01 .. 
select v.*
  , "valid_certificate" and "severe" and "in_minimum_living" and "alive" and "not_home_adaptation" as verdict
  , case
      when ("valid_certificate" and "severe" and "in_minimum_living" and "alive" and "not_home_adaptation") is not null then null
      when ("in_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("not_home_adaptation" is null) and "home_adaptation.listed" is null and "home_adaptation#gap" in ('held', 'uncovered') then 'home_adaptation:' || "home_adaptation#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.grade" <= 2 as "severe"
    , "minimum_living.listed" as "in_minimum_living"
    , not "deaths.listed" as "alive"
    , not "home_adaptation.listed" as "not_home_adaptation"
  from facts
) v
