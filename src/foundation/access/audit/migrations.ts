import type { RoomMigrations } from '../../platform/database/index.ts';

/** The tables of the audit chain. */
export const auditMigrations = { room: 'access.audit', folder: new URL('./migrations/', import.meta.url) } satisfies RoomMigrations;
