import { once } from 'node:events';
import { connect } from 'node:net';
import { type ReferenceServer, startReferenceServer } from 'scim-reference-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ port: 0, logLevel: 'silent' });
});
afterAll(() => server.close());

/** RFC 7644, section 3.8: the media type of every answer, whoever wrote it; UTF-8 needs no parameter. */
const expected = 'application/scim+json';

it.each([
  ['a list', '/Users', 200],
  ['an unknown resource', '/Users/nobody', 404],
  ['an unknown endpoint', '/Nowhere', 404],
])('is the same for %s', async (_, path, status) => {
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${server.token}` } });
  expect([response.status, response.headers.get('content-type')]).toEqual([status, expected]);
});

it('is the same for a request without a token, with a body and without', async () => {
  for (const method of ['GET', 'POST']) {
    const response = await fetch(`${server.url}/Users`, { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([401, expected]);
  }
});

it('is the same for what is no request of HTTP', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write('nonsense\r\n\r\n');
  const [answer] = await once(socket.setEncoding('utf8'), 'data');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain(`Content-Type: ${expected}\r\n`);
  socket.destroy();
});
