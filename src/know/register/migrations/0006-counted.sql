-- After a large file the tables are counted at once: until the database does so by itself, its plans are those for empty tables.
grant maintain on all tables in schema register to jinbao_app;
