-- Temporal keys (`without overlaps`) on columns that are not ranges need their scalar part in a GiST index.
create extension if not exists btree_gist;
