export { FIELDS, isField, type Field } from './processing/fields.ts';
export { isMinor, mayReveal, type RevealAnswer, type RevealRequest } from './processing/may-reveal.ts';
export { processingLine } from './processing/processing-lines.ts';
export type { Purpose } from './processing/purpose-shape.ts';
export { readProcessing, type Processing } from './processing/read-processing.ts';
export type { ProcessingProblem } from './processing/yaml-place.ts';
export { privacyMigrations } from './migrations.ts';
