import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { HttpEnvironment } from './routes.ts';

/** How long requests under way may take to finish once we are asked to stop, milliseconds. */
const GRACE = 8_000;

export type Listening = { url: string; port: number; close: () => Promise<void> };

/** Somebody else answers on the port; the message says what to do. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';
}

/** Starts answering; port 0 takes any free one. `close` takes no new requests, lets those under way finish, and resolves within 8 s. Throws PortInUseError. */
export async function listen(app: Hono<HttpEnvironment>, { port, host = '127.0.0.1' }: { port: number; host?: string }): Promise<Listening> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code !== 'EADDRINUSE' ? error
      : new PortInUseError(`端口 ${port} 已被别的程序占用，请用 PORT 另指定一个 / port ${port} is taken by another program; name another by PORT`)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const opened = typeof address === 'object' && address !== null ? address.port : port;

  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= new Promise<void>((resolve) => {
      // A kept-alive connection turns idle only after its answer, so idle ones are swept until all are gone.
      const sweep = setInterval(() => server.closeIdleConnections(), 100);
      const limit = setTimeout(() => server.closeAllConnections(), GRACE);
      server.close(() => {
        clearInterval(sweep);
        clearTimeout(limit);
        resolve();
      });
    });
    return closing;
  };
  return { url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${opened}`, port: opened, close };
}

/** On SIGTERM or SIGINT runs `close` and exits 0; exits 1 when it fails or takes over 9.5 s. A second signal exits at once. */
export function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), 9_500).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
