export { checkFiles, UndeclaredList, type CheckedFiles, type FilesToCheck, type ListFile, type Workshop } from './check-files.ts';
export { checkOffice, type OfficeCheck } from './check-office.ts';
export { coverageRoutes } from './http.ts';
export { coverageMigrations } from './migrations.ts';
export type { Office } from './office.ts';
export { readManifest, type RunManifest } from './run-manifest.ts';
export { lastRun, type LastRun } from './runs.ts';
export { stageClock, type StageClock, type StageCost } from './stage-clock.ts';
export { writeRun, type RunSummary } from './write-run.ts';
