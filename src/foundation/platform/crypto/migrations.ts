import type { RoomMigrations } from '../database/index.ts';

/** The tables of this room. */
export const cryptoMigrations = { room: 'platform.crypto', folder: new URL('./migrations/', import.meta.url) } satisfies RoomMigrations;
