import { join } from 'node:path';

/** The project's own folder: packs and data files are found from here, wherever the command is called from. */
const ROOT = join(import.meta.dirname, '../..');

/** The packs that come with the project. */
export const PACKS_FOLDER = join(ROOT, 'packs');

/** The pack of the reference city. */
export const DEFAULT_PACK = 'luan';

/** Codes and names of the reference city's divisions. */
export const DIVISIONS_FOLDER = join(PACKS_FOLDER, 'luan/divisions');

/** The console as `npm run build` leaves it. */
export const CONSOLE_FOLDER = join(ROOT, 'dist/console');
