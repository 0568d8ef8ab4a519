-- living_allowance_with_orphan_support (wrong, active): 疑似享受孤儿基本生活保障仍领困难残疾人生活补贴
-- 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见（国发〔2015〕52号） 二（四）政策衔接
-- 2016-01-01 .. 
select v.*
  , "in_living_allowance" and "in_orphan_support" as verdict
  , case
      when ("in_living_allowance" and "in_orphan_support") is not null then null
      when ("in_living_allowance" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("in_orphan_support" is null) and "orphans.listed" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      when ("in_orphan_support" is null) and "orphans.kind" is null and "orphans#gap" in ('held', 'uncovered') then 'orphans:' || "orphans#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "living_allowance.listed" as "in_living_allowance"
    , "orphans.listed" and "orphans.kind" = 'orphan' as "in_orphan_support"
  from facts
) v
