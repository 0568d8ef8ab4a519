-- living_allowance_with_unsupported_child_support (wrong, draft): 疑似全额领取事实无人抚养儿童保障仍领困难残疾人生活补贴
-- 残疾人两项补贴与事实无人抚养儿童保障的衔接（广州、甘肃） 政策衔接
-- 2020-01-01 .. 
select v.*
  , "in_living_allowance" and "in_unsupported_child_support" as verdict
  , case
      when ("in_living_allowance" and "in_unsupported_child_support") is not null then null
      when ("in_living_allowance" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("in_unsupported_child_support" is null) and "orphans.listed" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      when ("in_unsupported_child_support" is null) and "orphans.kind" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      when ("in_unsupported_child_support" is null) and "orphans.full_amount" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "living_allowance.listed" as "in_living_allowance"
    , "orphans.listed" and "orphans.kind" = 'unsupported' and "orphans.full_amount" as "in_unsupported_child_support"
  from facts
) v
