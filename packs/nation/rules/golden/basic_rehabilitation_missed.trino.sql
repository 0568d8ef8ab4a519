-- basic_rehabilitation_missed (missed, draft): 有康复需求而未得到基本康复服务
-- 残疾人精准康复服务行动 基本康复服务率的分子、分母说明
-- 2016-01-01 .. 
select v.*
  , "valid_certificate" and "alive" and "in_rehabilitation_services" and "not_served" as verdict
  , case
      when ("valid_certificate" and "alive" and "in_rehabilitation_services" and "not_served") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_rehabilitation_services" is null) and "rehabilitation_services.listed" is null and "rehabilitation_services#gap" in ('held', 'uncovered') then 'rehabilitation_services:' || "rehabilitation_services#gap"
      when ("not_served" is null) and "rehabilitation_services.served" is null and "rehabilitation_services#gap" in ('held', 'uncovered') then 'rehabilitation_services:' || "rehabilitation_services#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , "rehabilitation_services.listed" as "in_rehabilitation_services"
    , not "rehabilitation_services.served" as "not_served"
  from facts
) v
