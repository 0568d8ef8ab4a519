-- Sixty rules as an analyst would write them by hand for 30 June 2018: one wide table of what is known of each person (null: cannot be told), then a select a rule.
-- Every yes and every cannot tell is written; the rest are no. No reasons, no rows that decided, no day on which something turns.
create temp table wide as
select p.person_id, p.certificate, p.county, p.category, p.grade, p.certificate_status as status, p.valid_to,
  date_diff('year', p.birth, date '2018-06-30') - case when strftime(p.birth, '%m%d') > '0630' then 1 else 0 end as age,
  date_diff('year', p.birth, date '2018-08-29') - case when strftime(p.birth, '%m%d') > '0829' then 1 else 0 end as later_age,
  p.certificate_status = 'valid' and (p.valid_to is null or p.valid_to >= date '2018-06-30') as valid,
  p.certificate_status = 'valid' and (p.valid_to is null or p.valid_to >= date '2018-08-29') as later_valid,
  case when care_allowance.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null when care_allowance_waits.person_id is not null then null else false end as care_allowance,
  care_allowance.month as care_allowance_month,
  case when deaths.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null when deaths_waits.person_id is not null then null else false end as deaths,
  deaths.death_date as deaths_death_date,
  case when elder_care_subsidy.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as elder_care_subsidy,
  case when employment.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as employment,
  employment.form as employment_form,
  case when fuel_subsidy.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as fuel_subsidy,
  fuel_subsidy.amount as fuel_subsidy_amount,
  case when insurance_subsidy.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as insurance_subsidy,
  case when living_allowance.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null when living_allowance_waits.person_id is not null then null else false end as living_allowance,
  living_allowance.month as living_allowance_month,
  case when medicine_subsidy.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as medicine_subsidy,
  medicine_subsidy.amount as medicine_subsidy_amount,
  case when minimum_living.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524') then null else false end as minimum_living,
  minimum_living.amount as minimum_living_amount,
  case when needs_survey.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as needs_survey,
  needs_survey.care_need as needs_survey_care_need,
  case when orphans.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as orphans,
  orphans.kind as orphans_kind,
  case when pension_insurance.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524') then null else false end as pension_insurance,
  case when poverty_register.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as poverty_register,
  poverty_register.poverty_status as poverty_register_poverty_status,
  case when resident_insurance.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524') then null else false end as resident_insurance,
  case when school_enrolment.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as school_enrolment,
  case when special_support.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as special_support,
  case when wheelchair_vehicles.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as wheelchair_vehicles,
  case when work_injury_care.person_id is not null then true when coalesce(p.county, '') not in ('341502', '341503', '341504', '341522', '341523', '341524', '341525') then null else false end as work_injury_care
from read_parquet('{dir}/population.parquet') p
left join (select person_id, max(month) as month from read_parquet('{dir}/care_allowance-links.parquet') l join read_parquet('{dir}/care_allowance-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) care_allowance on care_allowance.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/care_allowance-candidates.parquet')) care_allowance_waits on care_allowance_waits.person_id = p.person_id
left join (select person_id, min(death_date) as death_date from read_parquet('{dir}/deaths-links.parquet') l join read_parquet('{dir}/deaths-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) deaths on deaths.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/deaths-candidates.parquet')) deaths_waits on deaths_waits.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/elder_care_subsidy-links.parquet') where status = 'linked') elder_care_subsidy on elder_care_subsidy.person_id = p.person_id
left join (select person_id, max(form) as form from read_parquet('{dir}/employment-links.parquet') l join read_parquet('{dir}/employment-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) employment on employment.person_id = p.person_id
left join (select person_id, sum(amount) as amount from read_parquet('{dir}/fuel_subsidy-links.parquet') l join read_parquet('{dir}/fuel_subsidy-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) fuel_subsidy on fuel_subsidy.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/insurance_subsidy-links.parquet') where status = 'linked') insurance_subsidy on insurance_subsidy.person_id = p.person_id
left join (select person_id, max(month) as month from read_parquet('{dir}/living_allowance-links.parquet') l join read_parquet('{dir}/living_allowance-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) living_allowance on living_allowance.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/living_allowance-candidates.parquet')) living_allowance_waits on living_allowance_waits.person_id = p.person_id
left join (select person_id, sum(amount) as amount from read_parquet('{dir}/medicine_subsidy-links.parquet') l join read_parquet('{dir}/medicine_subsidy-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) medicine_subsidy on medicine_subsidy.person_id = p.person_id
left join (select person_id, max(amount) as amount from read_parquet('{dir}/minimum_living-links.parquet') l join read_parquet('{dir}/minimum_living-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) minimum_living on minimum_living.person_id = p.person_id
left join (select person_id, bool_or(care_need) as care_need from read_parquet('{dir}/needs_survey-links.parquet') l join read_parquet('{dir}/needs_survey-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) needs_survey on needs_survey.person_id = p.person_id
left join (select person_id, max(kind) as kind from read_parquet('{dir}/orphans-links.parquet') l join read_parquet('{dir}/orphans-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) orphans on orphans.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/pension_insurance-links.parquet') where status = 'linked') pension_insurance on pension_insurance.person_id = p.person_id
left join (select person_id, max(poverty_status) as poverty_status from read_parquet('{dir}/poverty_register-links.parquet') l join read_parquet('{dir}/poverty_register-snapshot.parquet') s on s."row" = l."row" where status = 'linked' group by person_id) poverty_register on poverty_register.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/resident_insurance-links.parquet') where status = 'linked') resident_insurance on resident_insurance.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/school_enrolment-links.parquet') where status = 'linked') school_enrolment on school_enrolment.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/special_support-links.parquet') where status = 'linked') special_support on special_support.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/wheelchair_vehicles-links.parquet') where status = 'linked') wheelchair_vehicles on wheelchair_vehicles.person_id = p.person_id
left join (select distinct person_id from read_parquet('{dir}/work_injury_care-links.parquet') where status = 'linked') work_injury_care on work_injury_care.person_id = p.person_id;
copy (
select 'assisted_employment_category' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, employment and employment_form = 'assisted' and not (category in (5, 6, 7) or category = 4 and grade <= 2) as v from wide) where v is distinct from false
union all
select 'care_allowance_grade' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, care_allowance and grade > 2 as v from wide) where v is distinct from false
union all
select 'care_allowance_lapsing' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, (care_allowance and status = 'valid' and not deaths and valid_to >= date '2018-06-30') and not (care_allowance and status = 'valid' and not deaths and valid_to >= date '2018-08-29') as v from wide) where v is distinct from false
union all
select 'care_allowance_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and grade <= 2 and not care_allowance and not special_support and not work_injury_care and not (elder_care_subsidy and cast(null as boolean) /* nor the amount to compare with */) as v from wide) where v is distinct from false
union all
select 'care_allowance_though_dead' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, care_allowance and deaths and strftime(deaths_death_date, '%Y-%m') < coalesce(care_allowance_month, '2018-06') as v from wide) where v is distinct from false
union all
select 'care_allowance_with_elder_care_subsidy' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, care_allowance and elder_care_subsidy as v from wide) where v is distinct from false
union all
select 'care_allowance_with_special_support' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, care_allowance and special_support as v from wide) where v is distinct from false
union all
select 'care_allowance_with_work_injury_care' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, care_allowance and work_injury_care as v from wide) where v is distinct from false
union all
select 'care_allowance_without_valid_certificate' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, care_allowance and not valid as v from wide) where v is distinct from false
union all
select 'care_need_unmet' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 16 and grade <= 2 and category in (4, 5, 6) and (case when needs_survey then needs_survey_care_need else needs_survey end) as v from wide) where v is distinct from false
union all
select 'care_service_gaining' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, not (valid and (category in (5, 6) or category = 4 and grade <= 2) and not deaths and age between 16 and 59) and (later_valid and (category in (5, 6) or category = 4 and grade <= 2) and not deaths and later_age between 16 and 59) as v from wide) where v is distinct from false
union all
select 'care_service_lapsing' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, (valid and (category in (5, 6) or category = 4 and grade <= 2) and not deaths and age between 16 and 59) and not (later_valid and (category in (5, 6) or category = 4 and grade <= 2) and not deaths and later_age between 16 and 59) as v from wide) where v is distinct from false
union all
select 'certificate_lapsing' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, (status = 'valid' and not deaths and valid_to >= date '2018-06-30') and not (status = 'valid' and not deaths and valid_to >= date '2018-08-29') as v from wide) where v is distinct from false
union all
select 'certificate_past_expiry' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, status = 'valid' and valid_to < date '2018-06-30' as v from wide) where v is distinct from false
union all
select 'certificate_though_dead' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, status = 'valid' and deaths as v from wide) where v is distinct from false
union all
select 'fuel_subsidy_category' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, fuel_subsidy and not (category in (4, 7)) as v from wide) where v is distinct from false
union all
select 'fuel_subsidy_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and category = 4 and wheelchair_vehicles and not fuel_subsidy as v from wide) where v is distinct from false
union all
select 'fuel_subsidy_underpaid' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, fuel_subsidy and (case when fuel_subsidy then fuel_subsidy_amount when not fuel_subsidy then 0 end) < 26000 as v from wide) where v is distinct from false
union all
select 'fuel_subsidy_without_valid_certificate' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, fuel_subsidy and not valid as v from wide) where v is distinct from false
union all
select 'insurance_subsidy_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and minimum_living and resident_insurance and not insurance_subsidy as v from wide) where v is distinct from false
union all
select 'living_allowance_lapsing' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, (living_allowance and status = 'valid' and not deaths and valid_to >= date '2018-06-30') and not (living_allowance and status = 'valid' and not deaths and valid_to >= date '2018-08-29') as v from wide) where v is distinct from false
union all
select 'living_allowance_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and minimum_living and not living_allowance and not special_support and not work_injury_care and not (orphans and orphans_kind = 'orphan') as v from wide) where v is distinct from false
union all
select 'living_allowance_though_dead' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, living_allowance and deaths and strftime(deaths_death_date, '%Y-%m') < coalesce(living_allowance_month, '2018-06') as v from wide) where v is distinct from false
union all
select 'living_allowance_with_orphan_support' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, living_allowance and orphans and orphans_kind = 'orphan' as v from wide) where v is distinct from false
union all
select 'living_allowance_with_special_support' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, living_allowance and special_support as v from wide) where v is distinct from false
union all
select 'living_allowance_with_work_injury_care' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, living_allowance and work_injury_care as v from wide) where v is distinct from false
union all
select 'living_allowance_without_valid_certificate' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, living_allowance and not valid as v from wide) where v is distinct from false
union all
select 'minimum_living_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and grade <= 2 and poverty_register and poverty_register_poverty_status in ('not_out', 'returned') and not minimum_living and not special_support as v from wide) where v is distinct from false
union all
select 'minimum_living_though_dead' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, minimum_living and deaths and strftime(deaths_death_date, '%Y-%m') < '2018-06' as v from wide) where v is distinct from false
union all
select 'pension_insurance_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 16 and not pension_insurance as v from wide) where v is distinct from false
union all
select 'resident_insurance_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and not resident_insurance as v from wide) where v is distinct from false
union all
select 'school_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age between 6 and 15 and not school_enrolment as v from wide) where v is distinct from false
union all
select 'medicine_subsidy_missed' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and category = 6 and minimum_living and not medicine_subsidy as v from wide) where v is distinct from false
union all
select 'medicine_subsidy_underpaid' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, medicine_subsidy and cast(null as boolean) /* the amount of 2018 stands in no checked text */ as v from wide) where v is distinct from false
union all
select 'medicine_subsidy_without_mental_certificate' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, medicine_subsidy and (not valid or not (category in (6, 7))) as v from wide) where v is distinct from false
union all
select 'pension_from_18' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 18 and not pension_insurance as v from wide) where v is distinct from false
union all
select 'pension_from_25' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 25 and not pension_insurance as v from wide) where v is distinct from false
union all
select 'pension_from_35' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 35 and not pension_insurance as v from wide) where v is distinct from false
union all
select 'pension_from_45' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 45 and not pension_insurance as v from wide) where v is distinct from false
union all
select 'pension_from_55' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 55 and not pension_insurance as v from wide) where v is distinct from false
union all
select 'pension_from_60' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 60 and not pension_insurance as v from wide) where v is distinct from false
union all
select 'care_to_grade_1' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and grade <= 1 and not care_allowance and not special_support as v from wide) where v is distinct from false
union all
select 'care_to_grade_3' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and grade <= 3 and not care_allowance and not special_support as v from wide) where v is distinct from false
union all
select 'care_to_grade_4' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and grade <= 4 and not care_allowance and not special_support as v from wide) where v is distinct from false
union all
select 'certificate_within_30' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, (status = 'valid' and not deaths and valid_to >= date '2018-06-30') and not (status = 'valid' and not deaths and valid_to >= date '2018-07-30') as v from wide) where v is distinct from false
union all
select 'certificate_within_90' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, (status = 'valid' and not deaths and valid_to >= date '2018-06-30') and not (status = 'valid' and not deaths and valid_to >= date '2018-09-28') as v from wide) where v is distinct from false
union all
select 'certificate_within_120' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, (status = 'valid' and not deaths and valid_to >= date '2018-06-30') and not (status = 'valid' and not deaths and valid_to >= date '2018-10-28') as v from wide) where v is distinct from false
union all
select 'school_3_to_5' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age between 3 and 5 and not school_enrolment as v from wide) where v is distinct from false
union all
select 'school_16_to_18' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age between 16 and 18 and not school_enrolment as v from wide) where v is distinct from false
union all
select 'school_19_to_22' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age between 19 and 22 and not school_enrolment as v from wide) where v is distinct from false
union all
select 'minimum_living_below_100' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and minimum_living and minimum_living_amount < 10000 as v from wide) where v is distinct from false
union all
select 'minimum_living_below_200' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and minimum_living and minimum_living_amount < 20000 as v from wide) where v is distinct from false
union all
select 'minimum_living_below_300' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and minimum_living and minimum_living_amount < 30000 as v from wide) where v is distinct from false
union all
select 'minimum_living_below_400' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and minimum_living and minimum_living_amount < 40000 as v from wide) where v is distinct from false
union all
select 'minimum_living_below_500' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and minimum_living and minimum_living_amount < 50000 as v from wide) where v is distinct from false
union all
select 'fuel_below_100' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, fuel_subsidy and (case when fuel_subsidy then fuel_subsidy_amount when not fuel_subsidy then 0 end) < 10000 as v from wide) where v is distinct from false
union all
select 'fuel_below_200' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, fuel_subsidy and (case when fuel_subsidy then fuel_subsidy_amount when not fuel_subsidy then 0 end) < 20000 as v from wide) where v is distinct from false
union all
select 'fuel_below_300' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, fuel_subsidy and (case when fuel_subsidy then fuel_subsidy_amount when not fuel_subsidy then 0 end) < 30000 as v from wide) where v is distinct from false
union all
select 'care_need_from_18' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 18 and grade <= 2 and category in (4, 5, 6) and (case when needs_survey then needs_survey_care_need else needs_survey end) as v from wide) where v is distinct from false
union all
select 'care_need_from_60' as rule, person_id, certificate, county, case when v then 'yes' else 'cannot_tell' end as verdict from (select *, valid and not deaths and age >= 60 and grade <= 2 and category in (4, 5, 6) and (case when needs_survey then needs_survey_care_need else needs_survey end) as v from wide) where v is distinct from false
) to '{out}' (format parquet, compression zstd);
