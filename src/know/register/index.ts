export { CONFLICT_KINDS, isConflictKind, type ConflictKind } from './conflict-kinds.ts';
export { populationOfSnapshot, type RegisterReading } from './reading/population-of-snapshot.ts';
export { readRegister } from './reading/read-register.ts';
