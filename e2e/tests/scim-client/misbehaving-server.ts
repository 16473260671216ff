import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as the server got it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
}

/** Answers one request, well or badly. */
export type Behaviour = (response: ServerResponse, request: Received) => void;

export interface MisbehavingServer {
  readonly url: string;
  readonly received: Received[];
  /** What the next requests meet, one after another; behind the last, everything is answered by it again. */
  readonly behave: (...behaviours: readonly Behaviour[]) => void;
  readonly close: () => Promise<void>;
}

/** A server that does to each request what it is told to, over real connections. */
export async function startMisbehavingServer(): Promise<MisbehavingServer> {
  const received: Received[] = [];
  let queue: Behaviour[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const seen: Received = {
      ...{ method: request.method ?? '', path: request.url ?? '', ifMatch: request.headers['if-match'] },
      body: body === '' ? undefined : JSON.parse(body),
    };
    received.push(seen);
    const behaviour = queue.length > 1 ? queue.shift() : queue[0];
    behaviour?.(response, seen);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`,
    received,
    behave: (...behaviours) => {
      queue = [...behaviours];
      received.length = 0;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const answers =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/scim+json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };

export const refuses = (status: number, headers: Readonly<Record<string, string>> = {}): Behaviour =>
  answers({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) }, status, headers);

/** Takes the request and never answers. */
export const hangs: Behaviour = () => {};

/** Closes the connection without a word. */
export const cuts: Behaviour = (response) => response.destroy();

/** Closes the connection in the middle of the answer. */
export const cutsInTheMiddle: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/scim+json', 'content-length': '1000' });
  response.write('{"id":"1",', () => response.destroy());
};

/** The page of a proxy. */
export const showsHtml: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>Sign in</title>');
};
