import { once } from 'node:events';
import { Agent, get, type RequestListener } from 'node:http';
import { get as getEncrypted, type RequestOptions } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { SecureVersion } from 'node:tls';
import { generate } from 'selfsigned';
import { expect, it } from 'vitest';
import { StartError } from '../settings/setting-error.ts';
import { type ListenOptions, listen } from './listen.ts';

/** A promise with its switch. */
function signal() {
  let give!: () => void;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}
const closed = (socket: Socket) => once(socket, 'close');

const options: ListenOptions = { host: '127.0.0.1', port: 0, requestTimeout: 60_000, idleTimeout: 60_000 };

it('takes a free port for 0', async () => {
  const listener = await listen((_request, response) => response.end('hello'), options);
  expect(await (await fetch(`http://127.0.0.1:${listener.port}`)).text()).toBe('hello');
  await listener.close(0);
});

it('says in words that a port is taken, and what to do', async () => {
  const { port, close } = await listen(() => {}, options);
  const second = listen(() => {}, { ...options, port });
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toMatchObject({
    code: 'ERR_ADDRESS',
    message: `"127.0.0.1" port ${port} is taken by another process; stop it, or choose another port (0 takes a free one)`,
  });
  await close(0);
});

it('says that an address is not one of this machine', async () => {
  await expect(listen(() => {}, { ...options, host: '192.0.2.1' })).rejects.toThrow(
    '"192.0.2.1" is not an address of this machine',
  );
});

it('closes connections that are kept alive, and ones on which nothing was asked', async () => {
  const listener = await listen((_request, response) => response.end('hello'), options);
  const agent = new Agent({ keepAlive: true });
  const [response] = await once(get({ port: listener.port, agent }), 'response');
  const keptAliveClosed = closed(response.socket);
  response.resume();
  await once(response, 'end');
  const silent = connect(listener.port, '127.0.0.1');
  await once(silent, 'connect');
  const silentClosed = closed(silent);
  await listener.close(60_000);
  await Promise.all([silentClosed, keptAliveClosed]);
  agent.destroy();
});

it('lets an answer that is under way finish', async () => {
  let finish!: () => void;
  const arrived = signal();
  const listener = await listen((_request, response) => {
    finish = () => response.end('done');
    arrived.give();
  }, options);
  const answer = fetch(`http://127.0.0.1:${listener.port}`);
  await arrived.given;
  const stopped = listener.close(60_000);
  finish();
  expect(await (await answer).text()).toBe('done');
  await stopped;
});

it('does not wait longer than it is told, and can be closed twice', async () => {
  const arrived = signal();
  const listener = await listen(() => arrived.give(), options);
  const answer = fetch(`http://127.0.0.1:${listener.port}`);
  await arrived.given;
  const stopped = listener.close(1);
  await expect(answer).rejects.toThrow();
  await Promise.all([stopped, listener.close(1)]);
});

it.each([
  ['no HTTP', 'hello\r\n\r\n', 400],
  [
    'two lengths (RFC 9112, section 6.3)',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
    400,
  ],
  ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`, 431],
])('answers %s with a SCIM error', async (_title, text, status) => {
  const listener = await listen((_request, response) => response.end('hello'), options);
  const socket = connect(listener.port, '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const piece of socket.setEncoding('utf8')) answer += piece;
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain('application/scim+json');
  expect(JSON.parse(body)).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
  });
  await listener.close(0);
});

it.each([
  ['which is to be the last', 'DELETE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n{"a":1}'],
  ['which others may follow', 'DELETE / HTTP/1.1\r\nHost: a\r\n\r\n{"a":1}'],
])('answers a request once, whatever stands behind it: one %s', async (_title, text) => {
  for (const isSlow of [true, false]) {
    const listener = await listen((_request, response) => {
      if (isSlow) setImmediate(() => response.end('hello'));
      else response.end('hello');
    }, options);
    const socket = connect(listener.port, '127.0.0.1');
    socket.write(text);
    let answer = '';
    for await (const piece of socket.setEncoding('utf8')) answer += piece;
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\n(?:5\r\n)?hello(?:\r\n0\r\n\r\n)?$/s);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    await listener.close(0);
  }
});

it('ends a request that does not arrive in time with 408', async () => {
  const listener = await listen(() => {}, { ...options, requestTimeout: 20 });
  const socket = connect(listener.port, '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nslow');
  let answer = '';
  for await (const piece of socket.setEncoding('utf8')) answer += piece;
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  await listener.close(0);
});

it('closes a connection on which nothing moves', async () => {
  const listener = await listen(() => {}, { ...options, idleTimeout: 20 });
  const socket = connect(listener.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await closed(socket.resume());
  await listener.close(0);
});

it('keeps a connection for the idle time after an answer, and tells no other', async () => {
  const listener = await listen((_request, response) => response.end('hello'), { ...options, idleTimeout: 200 });
  const start = performance.now();
  const socket = connect(listener.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  let answer = '';
  for await (const piece of socket.setEncoding('utf8')) answer += piece;
  expect(performance.now() - start).toBeGreaterThan(150);
  expect(answer).toContain('Connection: keep-alive');
  // A client that is told five seconds gives up a connection that would have served it for two minutes.
  expect(answer).not.toContain('Keep-Alive:');
  await listener.close(0);
});

it('closes a connection whose caller does not read its answer', async () => {
  const isClosed = signal();
  const handler: RequestListener = (_request, response) => {
    response.once('close', isClosed.give).end(Buffer.alloc(64 * 1024 * 1024));
  };
  const listener = await listen(handler, { ...options, idleTimeout: 200 });
  const socket = connect(listener.port, '127.0.0.1').pause();
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await isClosed.given;
  socket.destroy();
  await listener.close(0);
});

it('speaks HTTPS with a certificate, and nothing older than TLS 1.2', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const listener = await listen((_request, response) => response.end('hello'), { ...options, tls: { cert, key } });
  const ask = (maxVersion: SecureVersion) =>
    new Promise<string>((resolve, reject) => {
      const url = { host: '127.0.0.1', port: listener.port, ca: cert, servername: 'localhost' };
      const tls = {
        maxVersion,
        minVersion: 'TLSv1',
        ciphers: 'DEFAULT@SECLEVEL=0',
        checkServerIdentity: () => undefined,
      };
      getEncrypted({ ...url, ...tls } as RequestOptions, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      }).on('error', reject);
    });
  expect(await ask('TLSv1.2')).toBe('hello');
  await expect(ask('TLSv1.1')).rejects.toThrow(/alert|version/);
  await expect(fetch(`http://127.0.0.1:${listener.port}`)).rejects.toThrow();
  await listener.close(0);
});
