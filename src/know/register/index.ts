export { CONFLICT_KINDS, isConflictKind, type ConflictKind } from './conflict-kinds.ts';
export { importRegister, OutOfOrderError, type ImportCounts, type ImportOutcome, type RegisterOrder } from './importing/import-register.ts';
export { writePopulation } from './importing/write-population.ts';
export { registerMigrations } from './migrations.ts';
export { populationOfSnapshot, type RegisterReading } from './reading/population-of-snapshot.ts';
export { readRegister } from './reading/read-register.ts';
