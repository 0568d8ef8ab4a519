import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server, Upload } from '@tus/server';
import type { Connections } from '../../foundation/platform/database/index.ts';
import { Refusal } from '../../foundation/platform/http/index.ts';
import { sendOn } from './imports-desk.ts';
import { LARGEST_FILE } from './http-shapes.ts';
import type { Import } from '../../know/sources/index.ts';

/** Where files arrive, piece by piece and resumed wherever they broke off (tus 1.0.0). */
export const UPLOADS_PATH = '/api/uploads';

export interface Uploads {
  /** Makes room for a file that will arrive. */
  readonly begin: (one: Pick<Import, 'id' | 'fileSize'>) => Promise<void>;
  /** How many bytes have arrived; null where there is no such file, or it is whole and sealed. */
  readonly arrived: (id: string) => Promise<number | null>;
  /** Answers a request of the protocol: how much there is (HEAD), more of it (PATCH). */
  readonly answer: (request: Request, one: Pick<Import, 'id' | 'fileSize'>, pool: Connections) => Promise<Response>;
}

export function openUploads(folder: string): Uploads {
  const store = new FileStore({ directory: folder });
  const server = new Server({ path: UPLOADS_PATH, datastore: store, maxSize: LARGEST_FILE, relativeLocation: true, disableTerminationForFinishedUploads: true, allowedOrigins: [] });
  const arrived = async (id: string) => (await stat(join(folder, id)).catch(() => null))?.size ?? null;
  return {
    arrived,
    begin: async ({ id, fileSize }) => void (await store.create(new Upload({ id, size: fileSize, offset: 0 }))),
    answer: async (request, { id, fileSize }, pool) => {
      const answer = await server.handleWeb(request);
      // Also on asking how much there is: the server may have been stopped between the last byte and this.
      if (answer.ok && (await arrived(id)) === fileSize) {
        await sendOn(pool, id, ['arriving'], 'reading', {}).catch((error: unknown) => {
          // It was sent on before, or cancelled.
          if (!(error instanceof Refusal)) throw error;
        });
      }
      return answer;
    },
  };
}
