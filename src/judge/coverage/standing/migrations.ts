import type { RoomMigrations } from '../../../foundation/platform/database/index.ts';

/** The tables of this room. */
export const standingMigrations = { room: 'coverage.standing', folder: new URL('./migrations/', import.meta.url) } satisfies RoomMigrations;
