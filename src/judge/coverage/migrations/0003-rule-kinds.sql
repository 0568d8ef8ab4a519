-- Paid too little or too much, and what time alone will end or begin, are findings too.
alter table coverage.finding drop constraint finding_kind_check;
alter table coverage.finding add constraint finding_kind_check
  check (kind in ('missed', 'wrong', 'underpaid', 'overpaid', 'lapsing', 'gaining'));
