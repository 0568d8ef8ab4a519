import type { RoomMigrations } from '../database/index.ts';

export const jobsMigrations: RoomMigrations = { room: 'jobs', folder: new URL('./migrations/', import.meta.url) };
