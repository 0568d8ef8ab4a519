export type { Division } from './division.ts';
export { loadDivisions } from './divisions.ts';
export type { Divisions } from './divisions.ts';
export type { PlaceParts, ResolvedPlace } from './resolve-place.ts';
