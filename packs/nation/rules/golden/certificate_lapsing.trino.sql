-- certificate_lapsing (lapsing, active): 残疾人证 60 天内到期，应提醒换领
-- 残疾人证管理办法（中国残联、国家卫生计生委，2018-01-01 施行） 第十九条
-- 2018-01-01 .. 
select v.*
  , ("active" and "alive" and "in_period") and not ("active#later" and "alive#later" and "in_period#later") as verdict
  , case
      when (("active" and "alive" and "in_period") and not ("active#later" and "alive#later" and "in_period#later")) is not null then null
      when ("alive" is null or "alive#later" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.status" = 'valid' as "active"
    , not "deaths.listed" as "alive"
    , "certificate.valid_to" >= date '2018-01-01' as "in_period"
    , "certificate.status" = 'valid' as "active#later"
    , not "deaths.listed" as "alive#later"
    , "certificate.valid_to" >= date '2018-03-02' as "in_period#later"
  from facts
) v
