export { connect, openDatabase, type Database } from './connect.ts';
export { copyFromCsv, copyToCsv } from './copy.ts';
export { FolderInUseError, startEmbedded, type EmbeddedServer } from './embedded.ts';
export { migrate, MigrationError, type RoomMigrations } from './migrate.ts';
export { stopServer } from './server-process.ts';
export { inTransaction } from './transaction.ts';
export { generateTypes } from './type-generation.ts';
