-- A month is counted from the index alone, as places and rules are: of 50,000 findings of a month 9,000 pages were read to count those of a category.
drop index coverage.finding_by_day;
create index finding_by_day on coverage.finding (opened_on, id) include (status, rule, kind, place, county, town, village, outcome, category, grade, age);
