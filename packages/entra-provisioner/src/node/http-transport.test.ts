import { EventEmitter, getEventListeners, once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer, globalAgent } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createScimClient, ScimNetworkError, ScimProtocolError } from 'scim-client';
import { generate } from 'selfsigned';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpTransport } from './http-transport.ts';

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that answers as the function says. */
async function target(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
  });
  return listening(server);
}

/** A server that sends these bytes to whoever connects, whatever comes. */
async function bytes(text: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(text));
  });
  onTestFinished(() => void server.close());
  return listening(server);
}

const reading = () =>
  ({ method: 'GET', headers: {}, signal: new AbortController().signal, redirect: 'manual' }) as const;

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of message.setEncoding('utf8')) text += chunk;
  return text;
}

describe('httpTransport', () => {
  it('sends no header that it was not given, so no User-Agent', async () => {
    const received: { raw: string[]; text: string }[] = [];
    const url = await target(async (message, response) => {
      received.push({ raw: message.rawHeaders, text: await textOf(message) });
      response.end('{}');
    });
    await httpTransport(url, { ...reading(), headers: { accept: 'application/scim+json' } });
    const headers = { 'content-type': 'application/scim+json; charset=utf-8' };
    await httpTransport(url, { ...reading(), method: 'POST', headers, body: '{"displayName":"Jürgen"}' });
    const host = ['Host', url.slice('http://'.length), 'Connection', 'keep-alive'];
    expect(received).toEqual([
      { raw: ['accept', 'application/scim+json', ...host], text: '' },
      {
        raw: ['content-type', headers['content-type'], ...host, 'Content-Length', '25'],
        text: '{"displayName":"Jürgen"}',
      },
    ]);
  });

  it('gives status, headers and body as they came', async () => {
    const url = await target((_, response) => {
      response
        .writeHead(409, { 'content-type': 'application/scim+json', 'x-more': ['a', 'b'] })
        .end('{"status":"409"}');
    });
    const answer = await httpTransport(url, reading());
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-more')]).toEqual([
      409,
      'application/scim+json',
      'a, b',
    ]);
    expect(await answer.json()).toEqual({ status: '409' });
  });

  it.each([204, 304])('reads no body with %i', async (status) => {
    const url = await target((_, response) => void response.writeHead(status).end());
    const answer = await httpTransport(url, reading());
    expect([answer.status, answer.body]).toEqual([status, null]);
  });

  it('leaves redirections to the client', async () => {
    const url = await target((_, response) => void response.writeHead(307, { location: '/elsewhere' }).end());
    const answer = await httpTransport(url, reading());
    expect([answer.status, answer.headers.get('location')]).toEqual([307, '/elsewhere']);
  });

  it('keeps the connection for the next request', async () => {
    const ports = new Set<number | undefined>();
    const url = await target((message, response) => {
      ports.add(message.socket.remotePort);
      response.end('{}');
    });
    for (let count = 0; count < 3; count += 1) await (await httpTransport(url, reading())).text();
    expect(ports.size).toBe(1);
  });

  it('reads a long body as fast as its reader takes it', async () => {
    const chunk = 'x'.repeat(64 * 1024);
    const url = await target(async (_, response) => {
      for (let count = 0; count < 200; count += 1) {
        if (!response.write(chunk)) await once(response, 'drain');
      }
      response.end();
    });
    expect((await (await httpTransport(url, reading())).text()).length).toBe(200 * chunk.length);
  });

  it('stops reading a body that its reader has enough of', async () => {
    let closed: Promise<unknown> | undefined;
    const url = await target((_, response) => {
      closed = once(response, 'close');
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
        response.once('drain', more);
      };
      more();
    });
    const client = createScimClient({
      baseUrl: `${url}/scim`,
      transport: httpTransport,
      maxResponseBytes: 100_000,
      retry: false,
    });
    await expect(client.send({ method: 'GET', path: '/Users' })).rejects.toThrow(ScimProtocolError);
    await closed;
  });

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads what a server compressed by %s, though nobody asked it to', async (coding, compress) => {
    const url = await target((_, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(compress('{"id":"7"}'));
    });
    expect(await (await httpTransport(url, reading())).json()).toEqual({ id: '7' });
  });

  it('fails for what is not compressed as it says', async () => {
    const url = await target((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('{"id":"7"}');
    });
    await expect((await httpTransport(url, reading())).text()).rejects.toThrow('incorrect header check');
  });
});

describe('httpTransport and a broken target', () => {
  it('fails for a body that ends before its length', async () => {
    const url = await bytes('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"id":');
    await expect((await httpTransport(url, reading())).text()).rejects.toThrow('aborted');
  });

  it.each([
    ['what is no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'Parse Error'],
    ['nothing', '', 'socket hang up'],
    ['a status that is none', 'HTTP/1.1 999 Nonsense\r\nContent-Length: 0\r\n\r\n', 'the status 999, which is none'],
    ['another protocol', 'HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', 'another protocol'],
  ])('fails for %s', async (_, text, message) => {
    await expect(httpTransport(await bytes(text), reading())).rejects.toThrow(message);
  });

  it('reads on no body of 205, which must not have one', async () => {
    const { url, arrived } = await connection((response) => void response.writeHead(205).write('x'));
    const answer = await httpTransport(url, reading());
    expect([answer.status, answer.body]).toEqual([205, null]);
    await (await arrived).closed;
  });

  it.each(['constructor', '__proto__', 'identity'])('leaves a body as it is whose coding is %s', async (coding) => {
    const url = await target((_, response) => void response.writeHead(200, { 'content-encoding': coding }).end('{}'));
    expect(await (await httpTransport(url, reading())).text()).toBe('{}');
  });

  it.each(['gzip', 'deflate', 'br'])('takes a body of no bytes for one, in %s too', async (coding) => {
    const url = await target((_, response) => void response.writeHead(200, { 'content-encoding': coding }).end());
    expect(await (await httpTransport(url, reading())).text()).toBe('');
  });

  it('leaves nothing at a signal that is used for many requests', async () => {
    const url = await target((_, response) => void response.end('{}'));
    const { signal } = new AbortController();
    for (let count = 0; count < 3; count += 1) await (await httpTransport(url, { ...reading(), signal })).text();
    await expect.poll(() => getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is known never to have sent anything to a port that nobody listens on', async () => {
    const server = createTcpServer();
    const url = await listening(server);
    server.close();
    await once(server, 'close');
    const client = createScimClient({ baseUrl: `${url}/scim`, transport: httpTransport, retry: false });
    const error = await client.send({ method: 'GET', path: '/Users' }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ScimNetworkError);
    expect(error).toMatchObject({ outcome: 'refused', message: expect.stringContaining('ECONNREFUSED') as string });
  });
});

describe('httpTransport and TLS', () => {
  it('asks for a certificate that proves who the target is', async () => {
    const extensions = [{ name: 'subjectAltName' as const, altNames: [{ type: 7 as const, ip: '127.0.0.1' }] }];
    const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], { extensions });
    const server = createHttpsServer({ key, cert }, (_, response) => void response.end('{}'));
    onTestFinished(() => void server.close());
    const url = (await listening(server)).replace('http:', 'https:');
    const client = createScimClient({ baseUrl: `${url}/scim`, transport: httpTransport, retry: false });
    const error = await client.send({ method: 'GET', path: '/Users' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('self-signed certificate') as string,
    });

    globalAgent.options.ca = cert;
    onTestFinished(() => {
      delete globalAgent.options.ca;
      globalAgent.destroy();
    });
    expect((await httpTransport(url, reading())).status).toBe(200);
  });
});

describe('httpTransport and a signal', () => {
  it('sends nothing when it is aborted already', async () => {
    let count = 0;
    const url = await target((_, response) => {
      count += 1;
      response.end();
    });
    const signal = AbortSignal.abort(new Error('given up'));
    await expect(httpTransport(url, { ...reading(), signal })).rejects.toThrow('given up');
    expect(count).toBe(0);
  });

  it('closes the connection when it is aborted before an answer', async () => {
    const { url, arrived } = await connection(() => {});
    const controller = new AbortController();
    const failure = expect(httpTransport(url, { ...reading(), signal: controller.signal })).rejects.toThrow('given up');
    const { closed } = await arrived;
    controller.abort(new Error('given up'));
    await Promise.all([failure, closed]);
  });

  it('closes the connection when it is aborted within the body', async () => {
    const { url, arrived } = await connection((response) => void response.write('{'));
    const controller = new AbortController();
    const answer = await httpTransport(url, { ...reading(), signal: controller.signal });
    const { closed } = await arrived;
    controller.abort(new Error('given up'));
    await Promise.all([expect(answer.text()).rejects.toThrow(), closed]);
  });
});

/** A server, and the end of the first connection to it. */
async function connection(answer: (response: ServerResponse) => void) {
  const server = new EventEmitter<{ arrived: [{ readonly closed: Promise<void> }] }>();
  const url = await target((message, response) => {
    answer(response);
    const closed = new Promise<void>((resolve) => {
      message.socket.once('close', () => resolve());
    });
    server.emit('arrived', { closed });
  });
  return { url, arrived: once(server, 'arrived').then(([first]) => first as { readonly closed: Promise<void> }) };
}
