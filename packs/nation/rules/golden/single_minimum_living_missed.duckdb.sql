-- single_minimum_living_missed (missed, draft): 低保边缘家庭中的重残人员可按单人户申请低保
-- 最低生活保障审核确认办法（民发〔2021〕57号） 单人户
-- 2021-07-01 .. 
select v.*
  , "valid_certificate" and "alive" and "severe" and "in_edge_minimum_living" and "not_minimum_living" and "not_special_support" as verdict
  , case
      when ("valid_certificate" and "alive" and "severe" and "in_edge_minimum_living" and "not_minimum_living" and "not_special_support") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_edge_minimum_living" is null) and "edge_minimum_living.listed" is null and "edge_minimum_living#gap" in ('held', 'uncovered') then 'edge_minimum_living:' || "edge_minimum_living#gap"
      when ("not_minimum_living" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , "certificate.grade" <= 2 or "certificate.grade" = 3 and "certificate.category" in (5, 6) as "severe"
    , "edge_minimum_living.listed" as "in_edge_minimum_living"
    , not "minimum_living.listed" as "not_minimum_living"
    , not "special_support.listed" as "not_special_support"
  from facts
) v
