-- child_rehabilitation_missed (missed, active): 疑似困难残疾儿童未获康复救助
-- 国务院关于建立残疾儿童康复救助制度的意见（国发〔2018〕20号） 救助对象
-- 2018-10-01 .. 
select v.*
  , "valid_certificate" and "category" and "young" and "alive" and "in_need" and "not_child_rehabilitation" as verdict
  , case
      when ("valid_certificate" and "category" and "young" and "alive" and "in_need" and "not_child_rehabilitation") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_need" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("in_need" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      when ("in_need" is null) and "poverty_register.listed" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      when ("in_need" is null) and "orphans.listed" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      when ("not_child_rehabilitation" is null) and "child_rehabilitation.listed" is null and "child_rehabilitation#gap" in ('held', 'uncovered') then 'child_rehabilitation:' || "child_rehabilitation#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.category" in (1, 2, 3, 4, 5) as "category"
    , "person.age" <= 6 as "young"
    , not "deaths.listed" as "alive"
    , "minimum_living.listed" or "special_support.listed" or "poverty_register.listed" or "orphans.listed" as "in_need"
    , not "child_rehabilitation.listed" as "not_child_rehabilitation"
  from facts
) v
