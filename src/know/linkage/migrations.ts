import type { RoomMigrations } from '../../foundation/platform/database/index.ts';

/** The tables of this room. */
export const linkageMigrations = { room: 'linkage', folder: new URL('./migrations/', import.meta.url) } satisfies RoomMigrations;
