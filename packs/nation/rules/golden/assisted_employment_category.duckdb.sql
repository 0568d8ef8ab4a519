-- assisted_employment_category (wrong, active): 疑似不属于辅助性就业对象
-- 关于发展残疾人辅助性就业的意见（残联发〔2015〕27号） 就业对象
-- 2015-06-29 .. 
select v.*
  , "assisted" and "not_for_them" as verdict
  , case
      when ("assisted" and "not_for_them") is not null then null
      when ("assisted" is null) and "employment.listed" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      when ("assisted" is null) and "employment.form" is null and "employment#gap" in ('held', 'uncovered') then 'employment:' || "employment#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "employment.listed" and "employment.form" = 'assisted' as "assisted"
    , not ("certificate.category" in (5, 6, 7) or "certificate.category" = 4 and "certificate.grade" <= 2) as "not_for_them"
  from facts
) v
