export { compareSnapshots, heldCounties, type Comparison } from './compare-snapshots.ts';
export type { ColumnDefinition, SourceDefinition } from './definition.ts';
export { expireSnapshots, type DeletionReceipt } from './expire-snapshots.ts';
export { DefinitionError, loadSourceDefinitions } from './load-definitions.ts';
export { problemLine, RefusedFile, type Problem } from './problem.ts';
export { CATALOGUE, type ProblemCode } from './problem-catalogue.ts';
export type { Snapshot } from './snapshot.ts';
export { lastSnapshot, listSnapshots } from './snapshot-store.ts';
export { takeSnapshot, tryImport, type DryRun, type SnapshotOrder } from './take-snapshot.ts';
