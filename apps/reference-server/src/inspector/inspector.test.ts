import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReferenceServer, ReferenceServerOptions } from '../reference-server.ts';
import { startReferenceServer } from '../start-reference-server.ts';
import { type AskOptions, ask } from './test-support/ask.ts';

const inspectorToken = 'a-token-of-the-inspector';
let server: ReferenceServer;
let root: string;

async function start(options: ReferenceServerOptions = {}) {
  server = await startReferenceServer({ port: 0, logLevel: 'silent', tenants: ['acme'], ...options });
  root = new URL(server.url).origin;
}
beforeEach(() => start());
afterEach(() => server.close());

const get = (path: string, headers: AskOptions['headers'] = {}) => ask(root + path, { headers });
const restartWithToken = async () => {
  await server.close();
  await start({ inspectorToken });
};
const basic = (password: string) => `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}`;

/** What tunnels send on, as their makers document it. */
const passedOn: [string, Record<string, string>][] = [
  ['ngrok', { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'a.ngrok.app' }],
  ['Cloudflare', { 'CF-Connecting-IP': '203.0.113.7', 'Cdn-Loop': 'cloudflare; loops=1' }],
  ['a proxy that follows RFC 7239', { Forwarded: 'for=203.0.113.7' }],
  ['a proxy that follows RFC 9110', { Via: '1.1 proxy' }],
  ['nginx', { 'X-Real-IP': '203.0.113.7' }],
  ['Akamai', { 'True-Client-IP': '203.0.113.7' }],
  ['a tunnel that says nothing', { Host: 'scim.example.com' }],
  ['a name that leads to this machine (DNS rebinding)', { Host: 'rebound.example.com:7644' }],
];

describe('who may look', () => {
  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '127.8.9.10:7644', '[::1]:7644'])('is on %s', async (host) => {
    expect((await get('/api/v1/server', { Host: host })).status).toBe(200);
  });

  it.each(passedOn)('is nobody who comes through %s: 404, like any unknown path', async (_title, headers) => {
    const unknown = await get('/nowhere', headers);
    expect(unknown.status).toBe(404);
    for (const path of ['/', '/api/v1', '/api/v1/server', '/latest', '/assets/index.js', '/exchanges/1']) {
      const { date, ...told } = (await get(path, headers)).headers;
      const { date: other, ...expected } = unknown.headers;
      expect(told).toEqual(expected);
      expect((await get(path, headers)).text).toBe(unknown.text);
    }
  });

  it.each(passedOn)('SCIM has no such check: %s gets through', async (_title, headers) => {
    const { status } = await get('/scim/v2/Users', { ...headers, Authorization: `Bearer ${server.token}` });
    expect(status).toBe(200);
  });

  it('takes a token of the inspector from elsewhere, as bearer token or as password', async () => {
    await restartWithToken();
    const elsewhere = { Host: 'scim.example.com' };
    const refused = await get('/', elsewhere);
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toMatch(/^Basic realm=.*Bearer realm=/);
    for (const authorization of [`Bearer ${inspectorToken}`, basic(inspectorToken)]) {
      expect((await get('/api/v1/server', { ...elsewhere, Authorization: authorization })).status).toBe(200);
    }
    const wrong = ['Bearer wrong', basic('wrong'), `Bearer ${server.token}`, 'Basic !', `Basic ${btoa('nocolon')}`];
    for (const authorization of wrong) {
      expect((await get('/api/v1/server', { ...elsewhere, Authorization: authorization })).status).toBe(401);
    }
    expect((await get(`/api/v1/server?access_token=${inspectorToken}`, elsewhere)).status).toBe(401);
    // It lets nobody in to SCIM.
    expect((await get('/scim/v2/Users', { Authorization: `Bearer ${inspectorToken}` })).status).toBe(401);
  });
});

describe('a page of somebody else', () => {
  it.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://evil.example.com' },
    { Origin: 'null' },
    { Origin: 'http://localhost:1' },
  ])('is refused: %o', async (headers) => {
    const response = await get('/api/v1/server', headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(response.json()).toMatchObject({ type: 'urn:scim-workbench:problem:cross-site', status: 403 });
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('may not ask beforehand either', async () => {
    const response = await ask(`${root}/api/v1/server`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example.com', 'Access-Control-Request-Method': 'DELETE' },
    });
    expect(response.status).toBe(403);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('our own page is let in behind a trusted proxy too, which knows it by another name', async () => {
    await server.close();
    await start({ inspectorToken, trustProxy: true });
    const headers = {
      'X-Forwarded-Host': 'scim.example.com',
      'X-Forwarded-Proto': 'https',
      Authorization: basic(inspectorToken),
    };
    expect((await get('/api/v1/server', { ...headers, Origin: 'https://scim.example.com' })).status).toBe(200);
    expect((await get('/api/v1/server', { ...headers, Origin: root })).status).toBe(403);
  });

  it('our own page is let in', async () => {
    const headers = { Origin: root, 'Sec-Fetch-Site': 'same-origin' };
    expect((await get('/api/v1/server', headers)).status).toBe(200);
  });
});

describe('GET /api/v1/server', () => {
  it('describes the server and its tenants', async () => {
    await server.close();
    await start({ seed: 3, tenants: { acme: { profile: 'talkdesk', mode: 'strict' } } });
    const response = await get('/api/v1/server');
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toMatchObject({
      url: root,
      database: 'memory',
      tenants: [
        {
          name: 'default',
          baseUrl: server.url,
          mode: 'lenient',
          profile: { id: 'generic' },
          resourceTypes: [
            { name: 'User', endpoint: '/Users', total: 3 },
            { name: 'Group', endpoint: '/Groups' },
          ],
          exchanges: 0,
          lastExchange: null,
        },
        { name: 'acme', baseUrl: `${root}/t/acme/scim/v2`, mode: 'strict', profile: { id: 'talkdesk' } },
      ],
    });
    expect(response.text).not.toContain(server.token);
  });

  it('describes one tenant, and shows its profile', async () => {
    expect((await get('/api/v1/tenants/acme')).json()).toMatchObject({ name: 'acme' });
    expect((await get('/api/v1/tenants/acme/profile')).json()).toMatchObject({ id: 'generic' });
    const response = await get('/api/v1/tenants/nobody');
    expect(response.status).toBe(404);
    expect(response.headers['content-type']).toBe('application/problem+json');
    expect(response.json()).toMatchObject({ title: 'Not found', status: 404, where: 'tenant' });
  });
});
