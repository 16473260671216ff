import { request } from 'node:http';
import type { Send } from './replay.ts';

const TYPE = 'application/scim+json';

/** Sends as most scripts do. */
export function sendByFetch(baseUrl: string, token: string): Send {
  return async (method, path, body) => {
    const headers = { authorization: `Bearer ${token}`, accept: TYPE };
    const init =
      body === undefined ? { method, headers } : { method, headers: { ...headers, 'content-type': TYPE }, body };
    const response = await fetch(baseUrl + path, init);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  };
}

/** Sends by what the provisioner's own transport is made of. */
export function sendByHttp(baseUrl: string, token: string): Send {
  const { hostname, port, pathname } = new URL(baseUrl);
  return async (method, path, body) => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: TYPE };
    if (body !== undefined) headers['content-type'] = TYPE;
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request({ hostname, port, path: pathname + path, method, headers }, (message) => {
        const { statusCode: status = 0 } = message;
        if (status >= 300) reject(new Error(`status ${status}`));
        let read = '';
        message.setEncoding('utf8');
        message.on('data', (chunk: string) => {
          read += chunk;
        });
        message.on('end', () => resolve(read));
        message.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
    return JSON.parse(text);
  };
}
