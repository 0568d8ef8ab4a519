export { CONFLICT_KINDS, isConflictKind, type ConflictKind } from './conflict-kinds.ts';
export { populationOfSnapshot, type RegisterReading } from './population-of-snapshot.ts';
export { readRegister } from './read-register.ts';
