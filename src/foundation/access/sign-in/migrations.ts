import type { RoomMigrations } from '../../platform/database/index.ts';

/** The tables of this room, schema `sign_in`. */
export const signInMigrations = { room: 'access.sign-in', folder: new URL('./migrations/', import.meta.url) } satisfies RoomMigrations;
