export { connect, openDatabase, type Database, type OwnersDatabase } from './connect.ts';
export type { Connections, Session } from './connections.ts';
export { copyFromCsv, copyToCsv } from './copy.ts';
export { FolderInUseError, startEmbedded, type EmbeddedServer } from './embedded.ts';
export { joinDatabase, NoDatabaseError } from './join-database.ts';
export { migrate, MigrationError, type RoomMigrations } from './migrate.ts';
export { stopServer } from './server-process.ts';
export { generateTypes } from './type-generation.ts';
