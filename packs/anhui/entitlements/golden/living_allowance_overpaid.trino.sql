-- living_allowance_overpaid (overpaid, draft): 疑似困难残疾人生活补贴多发
-- 市县两项补贴标准 省定为基础标准，市县可以更高；本地标准待填写
-- 2022-12-06 .. 
select v.*
  , "valid_certificate" and "poor_enough" and "alive" and "in_living_allowance" and "not_orphan_support" and "not_special_support" and "not_work_injury_care" and "paid_more" as verdict
  , case
      when ("valid_certificate" and "poor_enough" and "alive" and "in_living_allowance" and "not_orphan_support" and "not_special_support" and "not_work_injury_care" and "paid_more") is not null then null
      when ("poor_enough" is null) and "minimum_living.listed" is null and "minimum_living#gap" in ('held', 'uncovered') then 'minimum_living:' || "minimum_living#gap"
      when ("poor_enough" is null) and "poverty_register.listed" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      when ("poor_enough" is null) and "poverty_register.status" is null and "poverty_register#gap" in ('held', 'uncovered') then 'poverty_register:' || "poverty_register#gap"
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_living_allowance" is null or "paid_more" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("not_orphan_support" is null) and "orphans.listed" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      when ("not_orphan_support" is null) and "orphans.kind" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      when ("not_work_injury_care" is null) and "work_injury_care.listed" is null and "work_injury_care#gap" in ('held', 'uncovered') then 'work_injury_care:' || "work_injury_care#gap"
      when ("paid_more" is null) and "living_allowance.month" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("paid_more" is null) and "living_allowance.amount" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("paid_more" is null) then 'living_allowance.amount:no_parameter'
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "minimum_living.listed" or "poverty_register.listed" and "poverty_register.status" in ('not_out', 'out', 'returned') as "poor_enough"
    , not "deaths.listed" as "alive"
    , "living_allowance.listed" as "in_living_allowance"
    , not ("orphans.listed" and "orphans.kind" = 'orphan') as "not_orphan_support"
    , not "special_support.listed" as "not_special_support"
    , not "work_injury_care.listed" as "not_work_injury_care"
    , case when "living_allowance.month" is not null then reduce("living_allowance#cells", cast(0 as bigint), ("r#+", "r#") -> "r#+" + cast(case when "r#"."month" = "living_allowance.month" then "r#"."amount" when not "r#"."month" = "living_allowance.month" then 0 end as bigint), "r#+" -> "r#+") when not "living_allowance.month" is not null then "living_allowance.amount" end > cast(null as bigint) as "paid_more"
  from facts
) v
