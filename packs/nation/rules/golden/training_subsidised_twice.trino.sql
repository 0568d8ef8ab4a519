-- training_subsidised_twice (wrong, draft): 同一年度重复享受培训补贴
-- 残疾人实名制培训 同一年度不重复补贴
-- 2016-01-01 .. 
select v.*
  , "in_training" and "twice" as verdict
  , case
      when ("in_training" and "twice") is not null then null
      when ("in_training" is null or "twice" is null) and "training.listed" is null and "training#gap" in ('held', 'uncovered') then 'training:' || "training#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "training.listed" as "in_training"
    , reduce("training#cells", cast(0 as bigint), ("r#+", "r#") -> "r#+" + cast(case when "r#"."subsidised" then 1 when not "r#"."subsidised" then 0 end as bigint), "r#+" -> "r#+") >= 2 as "twice"
  from facts
) v
