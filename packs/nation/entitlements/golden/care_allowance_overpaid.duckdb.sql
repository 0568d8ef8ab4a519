-- care_allowance_overpaid (overpaid, draft): 疑似重度残疾人护理补贴多发
-- 市县两项补贴标准 省定为基础标准，市县可以更高；本地标准待填写
-- 2016-01-01 .. 
select v.*
  , "valid_certificate" and "severe" and "alive" and "in_care_allowance" and "no_higher_elder_care_subsidy" and "not_special_support" and "not_work_injury_care" and "paid_more" as verdict
  , case
      when ("valid_certificate" and "severe" and "alive" and "in_care_allowance" and "no_higher_elder_care_subsidy" and "not_special_support" and "not_work_injury_care" and "paid_more") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_care_allowance" is null or "paid_more" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("no_higher_elder_care_subsidy" is null) and "elder_care_subsidy.listed" is null and "elder_care_subsidy#gap" in ('held', 'uncovered') then 'elder_care_subsidy:' || "elder_care_subsidy#gap"
      when ("no_higher_elder_care_subsidy" is null) and "elder_care_subsidy.amount" is null and "elder_care_subsidy#gap" in ('held', 'uncovered') then 'elder_care_subsidy:' || "elder_care_subsidy#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      when ("not_work_injury_care" is null) and "work_injury_care.listed" is null and "work_injury_care#gap" in ('held', 'uncovered') then 'work_injury_care:' || "work_injury_care#gap"
      when ("paid_more" is null) and "care_allowance.month" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("paid_more" is null) and "care_allowance.amount" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("no_higher_elder_care_subsidy" is null or "paid_more" is null) and not (substr(county, 1, 2) = '36' or substr(county, 1, 2) = '13' or substr(county, 1, 2) = '37' or substr(county, 1, 2) = '42') then 'care_allowance.amount:no_parameter'
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "certificate.grade" <= 2 as "severe"
    , not "deaths.listed" as "alive"
    , "care_allowance.listed" as "in_care_allowance"
    , not ("elder_care_subsidy.listed" and "elder_care_subsidy.amount" >= case when county = '' then cast(null as bigint) when substr(county, 1, 2) = '36' then 5000 when substr(county, 1, 2) = '13' then 5000 when substr(county, 1, 2) = '37' then 8000 when substr(county, 1, 2) = '42' then 10000 else cast(null as bigint) end) as "no_higher_elder_care_subsidy"
    , not "special_support.listed" as "not_special_support"
    , not "work_injury_care.listed" as "not_work_injury_care"
    , case when "care_allowance.month" is not null then list_reduce(list_transform("care_allowance#cells", lambda "r#": cast(case when "r#"."month" = "care_allowance.month" then "r#"."amount" when not "r#"."month" = "care_allowance.month" then 0 end as bigint)), lambda "a#", "b#": "a#" + "b#", cast(0 as bigint)) when not "care_allowance.month" is not null then "care_allowance.amount" end > case when county = '' then cast(null as bigint) when substr(county, 1, 2) = '36' then 5000 when substr(county, 1, 2) = '13' then 5000 when substr(county, 1, 2) = '37' then 8000 when substr(county, 1, 2) = '42' then 10000 else cast(null as bigint) end as "paid_more"
  from facts
) v
