-- care_allowance_with_long_term_care (wrong, draft): 疑似同时享受长期护理保险待遇和重度残疾人护理补贴
-- 长期护理保险制度（2026 年全国推开） 与护理补贴的衔接
-- 2026-01-01 .. 
select v.*
  , "in_care_allowance" and "in_long_term_care" as verdict
  , case
      when ("in_care_allowance" and "in_long_term_care") is not null then null
      when ("in_care_allowance" is null) and "care_allowance.listed" is null and "care_allowance#gap" in ('held', 'uncovered') then 'care_allowance:' || "care_allowance#gap"
      when ("in_long_term_care" is null) and "long_term_care.listed" is null and "long_term_care#gap" in ('held', 'uncovered') then 'long_term_care:' || "long_term_care#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "care_allowance.listed" as "in_care_allowance"
    , "long_term_care.listed" as "in_long_term_care"
  from facts
) v
