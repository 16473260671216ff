import { type IncomingHttpHeaders, request } from 'node:http';
import type { Answer, Json } from './check.ts';

/** Where requests go. */
export interface Target {
  readonly url: string;
  readonly token: string;
}

/** Writes a query as it stands in a URL; one that is encoded already stays as it is. */
function encoded(path: string): string {
  return path.replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (character) => encodeURIComponent(character));
}

/** Sends a request that has the headers that are named and no others, so that none is needed by accident. */
export function send(
  { url, token }: Target,
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Answer> {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const all = {
    Authorization: `Bearer ${token}`,
    ...(text === undefined
      ? {}
      : { 'Content-Type': 'application/scim+json', 'Content-Length': Buffer.byteLength(text) }),
    ...headers,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const sent = request(url + encoded(path), { method, headers: given as Record<string, string> }, (response) => {
      let received = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        received += piece;
      });
      response.on('error', reject).on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: plain(response.headers), body: parsed(received) });
      });
    });
    sent.on('error', reject).end(text);
  });
}

function plain(headers: IncomingHttpHeaders): Answer['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]));
}

function parsed(text: string): Json | undefined {
  return text === '' ? undefined : (JSON.parse(text) as Json);
}
