export { openKeeper, type Keeper, type KeeperOptions } from './keeper.ts';
export { KeyError, makeMasterKey, type MasterKeySource } from './master-key.ts';
export { cryptoMigrations } from './migrations.ts';
export { SealError } from './seal-error.ts';
export { verifySignature, type VerifyingKey } from './signatures.ts';
export { isSuite, SUITES, type SuiteName } from './suite.ts';
export { suiteOf } from './suites.ts';
