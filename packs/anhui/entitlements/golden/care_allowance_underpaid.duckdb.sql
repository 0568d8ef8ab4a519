-- care_allowance_underpaid (underpaid, active): 疑似重度残疾人护理补贴发放不足
-- 安徽省困难残疾人生活补贴和重度残疾人护理补贴工作规范（皖民务字〔2022〕116号） 补贴对象
-- 2022-12-06 .. 
select v.*
  , "valid_certificate" and "severe" and "alive" and "in_care_allowance" and "no_higher_elder_care_subsidy" and "not_special_support" and "not_work_injury_care" and "paid_less" as verdict
  , case
      when ("valid_certificate" and "severe" and "alive" and "in_care_allowance" and "no_higher_elder_care_subsidy" and "not_special_support" and "not_work_injury_care" and "paid_less") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_care_allowance" is null or "paid_less" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("no_higher_elder_care_subsidy" is null) and "elder_care_subsidy.listed" is null and "elder_care_subsidy#gap" in ('held', 'uncovered') then 'elder_care_subsidy:' || "elder_care_subsidy#gap"
      when ("no_higher_elder_care_subsidy" is null) and "elder_care_subsidy.amount" is null and "elder_care_subsidy#gap" in ('held', 'uncovered') then 'elder_care_subsidy:' || "elder_care_subsidy#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      when ("not_work_injury_care" is null) and "work_injury_care.listed" is null and "work_injury_care#gap" in ('held', 'uncovered') then 'work_injury_care:' || "work_injury_care#gap"
      when ("paid_less" is null) and "care_allowance.month" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("paid_less" is null) and "care_allowance.amount" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("no_higher_elder_care_subsidy" is null or "paid_less" is null) then 'care_allowance.amount:no_parameter'
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.grade" <= 2 as "severe"
    , not "deaths.listed" as "alive"
    , "care_allowance.listed" as "in_care_allowance"
    , not ("elder_care_subsidy.listed" and "elder_care_subsidy.amount" >= cast(null as bigint)) as "no_higher_elder_care_subsidy"
    , not "special_support.listed" as "not_special_support"
    , not "work_injury_care.listed" as "not_work_injury_care"
    , case when "care_allowance.month" is not null then list_reduce(list_transform("care_allowance#cells", lambda "r#": cast(case when "r#"."month" = "care_allowance.month" then "r#"."amount" when not "r#"."month" = "care_allowance.month" then 0 end as bigint)), lambda "a#", "b#": "a#" + "b#", cast(0 as bigint)) when not "care_allowance.month" is not null then "care_allowance.amount" end < cast(null as bigint) as "paid_less"
  from facts
) v
