import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

type BuiltFile = { body: Uint8Array<ArrayBuffer>; gzip: Uint8Array<ArrayBuffer>; etag: string; type: string; immutable: boolean };

function readBuilt(folder: string): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, entry);
    if (!statSync(file).isFile()) continue;
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const body = Uint8Array.from(readFileSync(file));
    files.set(path, {
      body,
      gzip: Uint8Array.from(gzipSync(body)),
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 20)}"`,
      type: TYPES[extname(file)] ?? 'application/octet-stream',
      immutable: path.startsWith('/assets/'),
    });
  }
  return files;
}

function send(c: Context, file: BuiltFile): Response {
  c.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  c.header('etag', file.etag);
  c.header('vary', 'accept-encoding');
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
  c.header('content-type', file.type);
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(file.body);
  c.header('content-encoding', 'gzip');
  return c.body(file.gzip);
}

/**
 * Serves the built console from memory (under 2 MB, read and compressed once), so no path ever reaches the disk.
 * Page addresses the browser router knows, anything without a file ending, get index.html.
 */
export function consoleFiles(folder: string): MiddlewareHandler {
  const files = readBuilt(folder);
  return async (c, next) => {
    const page = c.req.path === '/' || extname(c.req.path) === '';
    const file = files.get(c.req.path) ?? (page ? files.get('/index.html') : undefined);
    return file ? send(c, file) : next();
  };
}
