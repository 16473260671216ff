import { EventEmitter, once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { BASE_URL, group, testProvider, user } from '../testing/test-provider.ts';
import { nodeHandler } from './node-handler.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(
  options: Parameters<typeof testProvider>[0] = {},
  handlerOptions: Parameters<typeof nodeHandler>[1] = {},
) {
  const all = testProvider(options);
  const handled: Promise<void>[] = [];
  const handler = nodeHandler(all.provider, handlerOptions);
  const server = createServer((request, response) => void handled.push(handler(request, response)));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { ...all, handled, port, url: `http://127.0.0.1:${port}/scim/v2` };
}
const json = { 'content-type': 'application/scim+json' };

describe('nodeHandler', () => {
  test('carries method, target, headers and body, and sends status, headers and body', async () => {
    const { url } = await serve();
    const created = await fetch(`${url}/Users`, { method: 'POST', headers: json, body: JSON.stringify(user('ä')) });
    expect(created.status).toBe(201);
    expect(created.headers.get('content-type')).toBe('application/scim+json');
    const location = created.headers.get('location')!.replace(BASE_URL, url);
    const read = await fetch(location, { headers: { 'if-none-match': 'W/"1"' } });
    expect([read.status, await read.text()]).toEqual([304, '']);
    const listed = await fetch(`${url}/Users?filter=userName+eq+%22%C3%84%22`);
    expect(await listed.json()).toMatchObject({ totalResults: 1 });
    const head = await fetch(location, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag')]).toEqual([200, 'W/"1"']);
    expect((await fetch(location, { method: 'DELETE' })).status).toBe(204);
  });

  const ids = Array.from({ length: 20_000 }, (_, index) => `member-${index}`);

  test('streams a long answer', async () => {
    const { url, create } = await serve();
    const { id } = await create('/Groups', group('Tours', ...ids));
    const { members } = (await (await fetch(`${url}/Groups/${id}`)).json()) as { members: { value: string }[] };
    expect(members.map(({ value }) => value)).toEqual(ids);
  });

  test('reads no further than the client takes, and ends when the client goes away', async () => {
    const { provider, create } = await serve();
    const { id } = await create('/Groups', group('Tours', ...ids));
    class SlowResponse extends EventEmitter {
      statusCode = 0;
      destroyed = false;
      pieces = 0;
      setHeader() {}
      write() {
        this.pieces += 1;
        return false;
      }
      end() {}
      destroy() {
        this.destroyed = true;
        this.emit('close');
      }
    }
    const response = new SlowResponse();
    const request = Object.assign(new EventEmitter(), {
      ...{ url: `/scim/v2/Groups/${id}`, headers: {}, headersDistinct: {}, readableEnded: true, resume() {} },
    });
    const handled = nodeHandler(provider)(request, response);
    const turns = async () => {
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    };
    await turns();
    expect(response.pieces).toBe(1);
    response.emit('drain');
    await turns();
    expect(response.pieces).toBe(2);
    response.destroy();
    await handled;
    expect(response.pieces).toBe(2);
  });

  test('breaks off when an answer can not be finished', async () => {
    const { url, store, create } = await serve();
    const { id } = await create('/Groups', group('Tours', ...ids));
    const elements = store.elements.bind(store);
    store.elements = (...all) =>
      all[4] === undefined ? elements(...all) : Promise.reject(new Error('the disk is gone'));
    await expect(fetch(`${url}/Groups/${id}`).then((response) => response.text())).rejects.toThrow();
  });

  test('a body beyond the limit is refused, and the client gets to read why', async () => {
    const { url } = await serve({ limits: { bodyBytes: 1_000 } });
    const body = JSON.stringify(user('x'.repeat(3_000_000)));
    const answer = await fetch(`${url}/Users`, { method: 'POST', headers: json, body });
    expect([answer.status, await answer.json()]).toMatchObject([413, { detail: expect.stringContaining('1000') }]);
  });

  test('a body that never ends changes nothing', async () => {
    const { port, handled, events, send } = await serve();
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n');
    socket.write('Content-Length: 100\r\n\r\n{"userName":');
    while (handled.length === 0) await new Promise(setImmediate);
    socket.destroy();
    await handled[0];
    expect(events).toMatchObject([{ type: 'failed', status: 400 }]);
    expect((await send('GET', '/Users')).body.totalResults).toBe(0);
  });

  test('a second Authorization header is refused, which Node itself would drop', async () => {
    const { port } = await serve();
    const request = httpRequest({ port, path: '/scim/v2/Users', setDefaultHeaders: false });
    request.setHeader('host', 'x');
    request.setHeader('authorization', ['Bearer one', 'Bearer two']);
    request.end();
    const [response] = await once(request, 'response');
    response.resume();
    expect(response.statusCode).toBe(400);
  });

  test('a body that a parser has read already is taken from there', async () => {
    const all = testProvider();
    const handler = nodeHandler(all.provider);
    const server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece) => pieces.push(piece));
      request.on('end', () => {
        // As `express.json()` does.
        const body = JSON.parse(Buffer.concat(pieces).toString());
        void handler(Object.assign(request, { body }), response);
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/scim/v2/Users`;
    const init = { method: 'POST', headers: { ...json, connection: 'close' }, body: JSON.stringify(user('bjensen')) };
    expect((await fetch(url, init)).status).toBe(201);
  });

  test('tenant, base URL and context come from the request', async () => {
    const { port, events } = await serve(
      {},
      {
        tenant: ({ url }) => /^\/t\/(\w+)\//.exec(url ?? '')?.[1],
        baseUrl: ({ url }) => /^\/t\/\w+\/scim/.exec(url ?? '')?.[0].replace(/^/, 'https://example.com'),
        context: () => 42,
      },
    );
    const post = (tenant: string) =>
      fetch(`http://127.0.0.1:${port}/t/${tenant}/scim/Users`, {
        ...{ method: 'POST', headers: json, body: JSON.stringify(user('bjensen')) },
      });
    const [one, two] = [await post('one'), await post('two')];
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.headers.get('location')).toMatch(/^https:\/\/example\.com\/t\/two\/scim\/Users\//);
    expect(events).toMatchObject([
      { type: 'created', tenant: 'one', context: 42 },
      { type: 'created', tenant: 'two', context: 42 },
    ]);
  });
});
