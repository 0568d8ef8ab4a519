export type { ImportChoice, ImportDetail, ImportProgress, ImportSummary } from './http-shapes.ts';
export { openImports, type OpenImports } from './open-imports.ts';
