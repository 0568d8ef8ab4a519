-- placement_uninsured (wrong, draft): 按比例就业未缴社会保险，不计入安排人数
-- 按比例就业年审口径（湖北、重庆、北京） 计入条件：足额缴纳社会保险
-- 2020-01-01 .. 
select v.*
  , "by_quota" and "uninsured" as verdict
  , case
      when ("by_quota" and "uninsured") is not null then null
      when ("by_quota" is null) and "employment.listed" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      when ("by_quota" is null) and "employment.form" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      when ("uninsured" is null) and "employment.insured" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "employment.listed" and "employment.form" = 'quota' as "by_quota"
    , not "employment.insured" as "uninsured"
  from facts
) v
