-- care_need_unmet (missed, active): 16 岁及以上重度智力、精神、肢体残疾人有照护、托养需求
-- 中华人民共和国残疾人保障法 第四十九条第二款
-- 持证残疾人基本服务状况和需求信息数据动态更新 动态1表（国统制〔2016〕57号） R29、R30
-- 2016-01-01 .. 
select v.*
  , "valid_certificate" and "adult" and "severe" and "category" and "alive" and "needs_care" as verdict
  , case
      when ("valid_certificate" and "adult" and "severe" and "category" and "alive" and "needs_care") is not null then null
      when ("alive" is null) and "deaths.listed" is null and "deaths#gap" in ('held', 'uncovered') then 'deaths:' || "deaths#gap"
      when ("needs_care" is null) and "needs_survey.care_need" is null and "needs_survey#gap" in ('held', 'uncovered') then 'needs_survey:' || "needs_survey#gap"
      else 'person'
    end as cause
from (
  select facts.*
    , "certificate.valid" as "valid_certificate"
    , "person.age" >= 16 as "adult"
    , "certificate.grade" <= 2 as "severe"
    , "certificate.category" in (4, 5, 6) as "category"
    , not "deaths.listed" as "alive"
    , "needs_survey.care_need" as "needs_care"
  from facts
) v
