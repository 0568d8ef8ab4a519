-- Which files of the register came in, and when, is no secret to whoever sees anybody at all: every fact names its source by it.
create policy told on register.import_batch for select using ((select cardinality(walls.reach())) > 0);
