-- placement_contract_short (wrong, draft): 按比例就业的合同不满一年，不计入安排人数
-- 按比例就业年审口径（湖北、重庆、北京） 计入条件：合同一年以上
-- 2020-01-01 .. 
select v.*
  , "by_quota" and "short" as verdict
  , case
      when ("by_quota" and "short") is not null then null
      when ("by_quota" is null) and "employment.listed" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      when ("by_quota" is null) and "employment.form" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      when ("short" is null) and "employment.contract_months" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "employment.listed" and "employment.form" = 'quota' as "by_quota"
    , "employment.contract_months" < 12 as "short"
  from facts
) v
