import { call } from './call.ts';

type Method = 'POST' | 'PUT' | 'DELETE';

function request(method: Method, path: string, body: object | undefined): Promise<Response> {
  const headers = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  return call(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

/** Changes something below /api. */
export async function send(method: Method, path: string, body?: object): Promise<void> {
  await request(method, path, body);
}

/** The same where the server answers with something; the caller names the shape it declares for it. */
export async function sendFor<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
  const answer = await request(method, path, body);
  return answer.json();
}
