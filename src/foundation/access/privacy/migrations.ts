import type { RoomMigrations } from '../../platform/database/index.ts';

/** The tables of this room. */
export const privacyMigrations = { room: 'access.privacy', folder: new URL('./migrations/', import.meta.url) } satisfies RoomMigrations;
