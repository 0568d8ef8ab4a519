import { useSyncExternalStore } from 'react';
import type { Upload } from 'tus-js-client';

/** One file on its way to the server from this page; it goes on whichever page is open. */
export type Sending = { arrived: number; size: number; /** The server does not answer just now. */ lost: boolean; failed: boolean; done: boolean };

/** A request carries so much: few entries in the audit chain, and little to send again where a proxy cuts it off. */
const PIECE = 64 << 20;
/** Milliseconds before each further try; a server that starts anew takes some seconds. */
const RETRIES = [500, 1000, 2000, 3000, 5000, 5000, 10_000, 10_000, 20_000, 30_000];

const sendings = new Map<string, Sending>();
const uploads = new Map<string, Upload>();
const listeners = new Set<() => void>();

function note(id: string, change: Partial<Sending>): void {
  const before = sendings.get(id);
  if (!before) return;
  sendings.set(id, { ...before, ...change });
  for (const listener of listeners) listener();
}

/** Sends a file from wherever it broke off. */
export async function sendFile(id: string, file: File): Promise<void> {
  uploads.get(id)?.abort().catch(() => undefined);
  sendings.set(id, { arrived: 0, size: file.size, lost: false, failed: false, done: false });
  const { Upload: TusUpload } = await import('tus-js-client');
  const upload = new TusUpload(file, {
    uploadUrl: `/api/uploads/${id}`, chunkSize: PIECE, retryDelays: RETRIES, storeFingerprintForResuming: false,
    onProgress: (arrived) => note(id, { arrived, lost: false }),
    onShouldRetry: (error) => {
      note(id, { lost: true });
      const status = error.originalResponse?.getStatus() ?? 0;
      return status === 0 || status === 409 || status === 423 || status >= 500;
    },
    onError: () => note(id, { failed: true }),
    onSuccess: () => {
      note(id, { arrived: file.size, done: true });
      uploads.delete(id);
    },
  });
  uploads.set(id, upload);
  upload.start();
}

/** Stops sending; what has arrived is the server's affair. */
export function stopSending(id: string): void {
  uploads.get(id)?.abort().catch(() => undefined);
  uploads.delete(id);
  sendings.delete(id);
  for (const listener of listeners) listener();
}

/** What this page sends of an import; undefined where it sends nothing. */
export function useSending(id: string): Sending | undefined {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => sendings.get(id));
}
