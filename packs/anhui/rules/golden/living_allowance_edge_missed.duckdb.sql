-- living_allowance_edge_missed (missed, draft): 低保边缘家庭中的残疾人未领困难残疾人生活补贴（有条件的地方）
-- 安徽省困难残疾人生活补贴和重度残疾人护理补贴工作规范（皖民务字〔2022〕116号） 有条件的地方可扩大到低保边缘家庭；本市是否扩大未见
-- 2022-12-06 .. 
select v.*
  , "valid_certificate" and "alive" and "in_edge_minimum_living" and "not_living_allowance" and "not_special_support" as verdict
  , case
      when ("valid_certificate" and "alive" and "in_edge_minimum_living" and "not_living_allowance" and "not_special_support") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("in_edge_minimum_living" is null) and "edge_minimum_living.listed" is null and "edge_minimum_living#gap" in ('held', 'uncovered') then 'edge_minimum_living:' || "edge_minimum_living#gap"
      when ("not_living_allowance" is null) and "living_allowance.listed" is null and "living_allowance#gap" in ('held', 'uncovered') then 'living_allowance:' || "living_allowance#gap"
      when ("not_special_support" is null) and "special_support.listed" is null and "special_support#gap" in ('held', 'uncovered') then 'special_support:' || "special_support#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , not "deaths.listed" as "alive"
    , "edge_minimum_living.listed" as "in_edge_minimum_living"
    , not "living_allowance.listed" as "not_living_allowance"
    , not "special_support.listed" as "not_special_support"
  from facts
) v
