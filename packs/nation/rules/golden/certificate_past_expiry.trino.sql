-- certificate_past_expiry (wrong, active): 残疾人证到期仍为有效状态
-- 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：证件到期仍为持证状态
-- 2016-01-01 .. 
select v.*
  , "active" and "past_expiry" as verdict
  , case
      when ("active" and "past_expiry") is not null then null
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.status" = 'valid' as "active"
    , "certificate.valid_to" < date '2016-01-01' as "past_expiry"
  from facts
) v
