-- medicine_subsidy_underpaid (underpaid, active): 疑似精神残疾人药费补助少发
-- 贫困精神残疾人药费补助（安徽省民生工程，2017） 补助标准
-- 2017-01-01 .. 
select v.*
  , "in_medicine_subsidy" and "below_standard" as verdict
  , case
      when ("in_medicine_subsidy" and "below_standard") is not null then null
      when ("in_medicine_subsidy" is null) and "medicine_subsidy.listed" is null and "medicine_subsidy#gap" in ('held', 'uncovered') then 'medicine_subsidy:' || "medicine_subsidy#gap"
      when ("below_standard" is null) and "medicine_subsidy.amount" is null and "medicine_subsidy#gap" in ('held', 'uncovered') then 'medicine_subsidy:' || "medicine_subsidy#gap"
      when ("below_standard" is null) and county <> '' and not (substr(county, 1, 2) = '34') then 'medicine_subsidy.amount:no_parameter'
      else 'person'
    end as cause
from (
  select facts.*
    , "medicine_subsidy.listed" as "in_medicine_subsidy"
    , "medicine_subsidy.amount" < case when county = '' then 100000 when substr(county, 1, 2) = '34' then 100000 else cast(null as bigint) end as "below_standard"
  from facts
) v
