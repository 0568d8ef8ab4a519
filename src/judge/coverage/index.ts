export { checkFiles, UndeclaredList, type CheckedFiles, type FilesToCheck, type ListFile, type Workshop } from './check-files.ts';
export { judge, linkList, listInput, openPopulation, type LinkedList, type Population } from './check-lists.ts';
export { readManifest, type RunManifest } from './run-manifest.ts';
export { beginRun, finishRun, lastRun, type LastRun, type RunList } from './runs.ts';
export { stageClock, type StageClock, type StageCost } from './stage-clock.ts';
export { storeFindings, type VerdictsToStore } from './store-findings.ts';
export type { Reconciled } from './reconcile-findings.ts';
export { countsByRule, writeRun, type RunSummary } from './write-run.ts';
