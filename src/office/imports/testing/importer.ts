import { setTimeout as sleep } from 'node:timers/promises';
import type { Serving } from '../../serve.ts';
import type { ImportDetail } from '../http-shapes.ts';
import { AT_REST } from '../progress-stream.ts';

/** Where a server answers, which may change when it starts again, and the accounts its first start made. */
export interface Where {
  url: string;
  accounts: Serving['accounts'];
}

/** An officer of a demo city who brings files, as the page does it. */
export interface Importer {
  readonly begin: (about: { list: string; asOf: string; fileName: string }, fileSize: number) => Promise<string>;
  /** Sends bytes from an offset on; answers the status. */
  readonly send: (id: string, bytes: Uint8Array, offset?: number) => Promise<number>;
  readonly bring: (about: { list: string; asOf: string; fileName: string }, file: Uint8Array) => Promise<string>;
  readonly look: (id: string) => Promise<ImportDetail>;
  /** Waits until an import rests, and fails where that is not in this state. */
  readonly rests: (id: string, state: ImportDetail['state']) => Promise<ImportDetail>;
  readonly confirm: (one: ImportDetail, change?: Record<string, string>) => Promise<number>;
  readonly act: (id: string, act: string, body?: object) => Promise<number>;
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly lists: () => Promise<{ list: string; asOf: string; rows: number; held: { county: string }[] }[]>;
  /** Living findings by rule and person, in order. */
  readonly findings: () => Promise<string[]>;
}

/** Signs an account of a demo city in for the first time. */
export async function importer(where: Readonly<Where>, name: string): Promise<Importer> {
  const once = where.accounts.find(({ signInName }) => signInName === name)?.oneTimePassword ?? '';
  let cookie = '';
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers({ origin: where.url, cookie, 'content-type': 'application/json' });
    new Headers(init.headers).forEach((value, header) => headers.set(header, value));
    const answer = await fetch(`${where.url}${path}`, { ...init, headers });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  };
  const post = (path: string, body: object = {}) => ask(path, { method: 'POST', body: JSON.stringify(body) });
  await post('/api/session', { name, password: once });
  await post('/api/me/password', { old: once, password: `steady lantern of ${name}` });
  const begin: Importer['begin'] = async (about, fileSize) => (await (await post('/api/imports', { ...about, fileSize })).json()).id;
  const send: Importer['send'] = async (id, bytes, offset = 0) => (await ask(`/api/uploads/${id}`, {
    method: 'PATCH', body: new Uint8Array(bytes), headers: { 'tus-resumable': '1.0.0', 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
  })).status;
  const look: Importer['look'] = async (id) => (await ask(`/api/imports/${id}`)).json();
  const act: Importer['act'] = async (id, what, body) => (await post(`/api/imports/${id}/${what}`, body)).status;
  return {
    ask, begin, send, look, act,
    bring: async (about, file) => {
      const id = await begin(about, file.length);
      await send(id, file);
      return id;
    },
    rests: async (id, state) => {
      for (;;) {
        const one = await look(id);
        if (one.state === state) return one;
        if (AT_REST.has(one.state) && !(one.state === 'mapping' && state === 'deciding')) throw new Error(`${state} was waited for: ${one.state} ${JSON.stringify(one.problem)}`);
        await sleep(50);
      }
    },
    confirm: (one, change = {}) => act(one.id, 'mapping', { mapping: { ...one.found?.mapping, ...change } }),
    lists: async () => (await (await ask('/api/lists')).json()).items,
    findings: async () => {
      const found: string[] = [];
      for (let page = 1; ; page += 1) {
        const { items, total }: { items: { rule: string; personId: string }[]; total: number } = await (await ask(`/api/findings?size=200&page=${page}`)).json();
        found.push(...items.map(({ rule, personId }) => `${rule} ${personId}`));
        if (items.length === 0 || found.length >= total) return found.sort();
      }
    },
  };
}
