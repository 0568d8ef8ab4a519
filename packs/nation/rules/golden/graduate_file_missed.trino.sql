-- graduate_file_missed (missed, active): 疑似残疾高校毕业生未建“一人一案”
-- 残疾人高校毕业生就业帮扶“一人一案” 工作目标：建档 100%
-- 2025-07-01 .. 
select v.*
  , "valid_certificate" and "in_graduates" and "alive" and "no_file" as verdict
  , case
      when ("valid_certificate" and "in_graduates" and "alive" and "no_file") is not null then null
      when ("in_graduates" is null) and "graduates.listed" is null and "graduates#gap" in ('held', 'uncovered') then 'graduates:' || "graduates#gap"
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("no_file" is null) and "graduates.has_file" is null and "graduates#gap" in ('held', 'uncovered') then 'graduates:' || "graduates#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "graduates.listed" as "in_graduates"
    , not "deaths.listed" as "alive"
    , not "graduates.has_file" as "no_file"
  from facts
) v
