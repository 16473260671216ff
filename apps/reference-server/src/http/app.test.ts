import { request as httpRequest } from 'node:http';
import { pino } from 'pino';
import { ScimError, userResourceType } from 'scim-core';
import type { ProviderRequest, ProviderResponse } from 'scim-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptExchange } from '../record/kept-exchange.ts';
import { createRedactor } from '../record/redact.ts';
import { Traffic } from '../record/traffic.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { createTokenCheck } from '../tokens/token.ts';
import { createApp } from './app.ts';
import type { ExchangeState } from './exchange-state.ts';
import { type Listener, listen } from './listen.ts';

const token = 'the-right-token';
const acmeToken = 'the-token-of-acme';
const authorization = `Bearer ${token}`;
const bodyBytes = 100;
const relationBodyBytes = 200;
const ok: ProviderResponse = {
  status: 200,
  headers: { 'content-type': 'application/scim+json', etag: 'W/"1"' },
  body: '{"userName":"ada"}',
};

let handled: ProviderRequest[];
let answer: () => Promise<ProviderResponse>;
let traffic: Traffic;
let requests: readonly KeptExchange[];
let acmeRequests: readonly KeptExchange[];
let logged: string[];
let isReady: () => Promise<unknown>;
let listener: Listener;
let url: string;

interface StartOptions {
  readonly publicUrl?: string;
  readonly trustProxy?: boolean;
  readonly corsOrigins?: readonly string[];
}

/** A tenant whose provider gives whatever {@link answer} says. */
function tenantOf(name: string, basePath: string, tokenOf: string): Tenant {
  const isToken = createTokenCheck(tokenOf);
  const handle = async (request: ProviderRequest) => {
    const { verdict } = request.context as ExchangeState;
    if (verdict?.accepted === false) return { status: 401, headers: {}, body: JSON.stringify(verdict.error) };
    handled.push(request);
    return answer();
  };
  const tenant: Partial<Tenant> = {
    ...{ name, basePath, token: tokenOf, isToken },
    provider: {
      handle,
      bodyLimit: (path) => (path.includes('/Groups') ? relationBodyBytes : bodyBytes),
    },
    redactor: createRedactor([userResourceType], isToken),
  };
  return tenant as Tenant;
}

async function start({ publicUrl, trustProxy = false, corsOrigins = [] }: StartOptions = {}) {
  const tenants = [tenantOf('default', '/scim/v2', token), tenantOf('acme', '/t/acme/scim/v2', acmeToken)];
  const app = createApp({
    tenants: new Map(tenants.map((tenant) => [tenant.name, tenant])),
    ...{ publicUrl, trustProxy, corsOrigins, traffic, journal: { position: 7 } },
    faults: (_context, next) => next(),
    localUrl: () => url,
    homeUrl: () => `${url}/scim/v2`,
    isReady: () => isReady(),
    inspector: (_context, next) => next(),
    log: pino({ level: 'info', base: null }, { write: (line: string) => void logged.push(line) }),
    now: () => 1000,
  });
  await listener?.close(0);
  listener = await listen(app.callback(), {
    ...{ host: '127.0.0.1', port: 0, requestTimeout: 60_000, idleTimeout: 60_000 },
  });
  url = `http://127.0.0.1:${listener.port}`;
}

beforeEach(async () => {
  handled = [];
  traffic = new Traffic({ exchanges: 500, bytes: 1_000_000 });
  requests = traffic.of('default');
  acmeRequests = traffic.of('acme');
  logged = [];
  answer = async () => ok;
  isReady = async () => 0;
  await start();
});
afterEach(() => listener.close(0));

const get = (path: string, headers: Record<string, string> = { authorization }) => fetch(url + path, { headers });
const post = (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(url + path, { method: 'POST', body, headers: { authorization, ...headers } } as RequestInit);
const error = (status: number, detail: unknown) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
  status: String(status),
  detail,
});

describe('a request below the SCIM base URL', () => {
  it('reaches the provider as it came, and its answer goes back as it is', async () => {
    const response = await post('/scim/v2/Users?aadOptscim062020&x=a+b%20c', '{"userName":"ada"}', {
      'content-type': 'application/scim+json',
    });
    expect(handled[0]).toMatchObject({
      method: 'POST',
      url: '/scim/v2/Users?aadOptscim062020&x=a+b%20c',
      headers: { 'content-type': 'application/scim+json' },
      baseUrl: `${url}/scim/v2`,
    });
    expect(Buffer.from(handled[0]!.body as Uint8Array).toString()).toBe('{"userName":"ada"}');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/scim+json');
    expect(response.headers.get('etag')).toBe('W/"1"');
    // The next prompt of a terminal starts on a line of its own.
    expect(await response.text()).toBe('{"userName":"ada"}\n');
  });

  it('has no body where none was sent', async () => {
    await get('/scim/v2/Users/1');
    expect(handled[0]?.body).toBeUndefined();
  });

  it('gets an answer without body and without content type where the provider has none', async () => {
    answer = async () => ({ status: 204, headers: {}, body: undefined });
    const response = await get('/scim/v2/Users/1');
    expect(response.status).toBe(204);
    expect(response.headers.get('content-type')).toBeNull();
  });

  it('gets a long answer in pieces', async () => {
    async function* pieces() {
      yield '{"members":[';
      yield '"ä"]}';
    }
    answer = async () => ({ ...ok, body: pieces() });
    expect(await (await get('/scim/v2/Groups/1')).text()).toBe('{"members":["ä"]}\n');
  });

  it('learns nothing of an error that nobody foresaw; the log does', async () => {
    answer = () => Promise.reject(new Error('secret path /var/data'));
    const response = await get('/scim/v2/Users');
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    expect(await response.json()).toEqual(error(500, expect.not.stringContaining('secret')));
    expect(logged.join()).toContain('secret path');
  });

  it('gets a SCIM error as it was thrown', async () => {
    answer = () => Promise.reject(new ScimError(409, 'taken', { scimType: 'uniqueness' }));
    const response = await get('/scim/v2/Users');
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({ ...error(409, 'taken'), scimType: 'uniqueness' });
  });
});

describe('the token', () => {
  it.each([
    ['missing', {}],
    ['wrong', { authorization: 'Bearer wrong' }],
    ['of another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
    ['without its scheme', { authorization: token }],
  ])('is %s: 401 with a challenge, and the provider is not asked', async (_title, headers) => {
    const response = await get('/scim/v2/Users', headers as Record<string, string>);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="scim"/);
    expect(await response.json()).toEqual(error(401, expect.stringMatching(/./)));
    expect(handled).toEqual([]);
  });

  it('is refused in the URL, alone and beside the header (RFC 6750, section 2.3)', async () => {
    expect((await get(`/scim/v2/Users?access_token=${token}`, {})).status).toBe(401);
    expect((await get(`/scim/v2/Users?access_token=${token}`)).status).toBe(400);
    expect(handled).toEqual([]);
  });

  it('is neither logged nor kept, wherever it was sent', async () => {
    await get(`/scim/v2/Users?access_token=${token}`, {});
    await get(`/scim/v2/Users?x=${token}`);
    await post('/scim/v2/Users', '{"userName":"ada","password":"hunter2"}');
    expect(requests).toHaveLength(3);
    const everything = JSON.stringify(requests) + logged.join();
    expect(everything).not.toContain(token);
    expect(everything).not.toContain('hunter2');
    expect(everything).not.toContain('authorization');
    // The inspector shows that there was one.
    expect(requests.map(({ request }) => request.headers.find(([name]) => name === 'authorization'))).toEqual([
      undefined,
      ['authorization', 'Bearer [redacted]'],
      ['authorization', 'Bearer [redacted]'],
    ]);
  });
});

describe('the body', () => {
  it.each([
    ['/scim/v2/Users', bodyBytes],
    ['/scim/v2/Groups', relationBodyBytes],
  ])('of %s may have %d bytes and not one more', async (path, limit) => {
    expect((await post(path, 'x'.repeat(limit))).status).toBe(200);
    const response = await post(path, 'x'.repeat(limit + 1));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual(error(413, expect.stringContaining(`${limit} bytes`)));
    expect(handled).toHaveLength(1);
  });

  it('is also limited where its length is not announced, and the connection can be used again', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${url}/scim/v2/Users`, { method: 'POST', headers: { authorization } }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode)),
      );
      request.on('error', reject);
      request.write('x'.repeat(bodyBytes));
      request.end('x'.repeat(1_000_000));
    });
    expect(status).toBe(413);
    expect((await get('/scim/v2/Users')).status).toBe(200);
  });

  it('is not read before the token is known to be right', async () => {
    const response = await post('/scim/v2/Users', 'x'.repeat(5000), { authorization: 'Bearer wrong' });
    expect(response.status).toBe(401);
  });

  it('may not be compressed', async () => {
    const response = await post('/scim/v2/Users', '{}', { 'content-encoding': 'gzip' });
    expect(response.status).toBe(415);
  });
});

describe('the base URL', () => {
  it('repeats the Host header and no forwarded one', async () => {
    await get('/scim/v2/Users', { authorization, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' });
    expect(handled[0]?.baseUrl).toBe(`${url}/scim/v2`);
  });

  it('believes a proxy that is trusted', async () => {
    await start({ trustProxy: true });
    await get('/scim/v2/Users', {
      authorization,
      'x-forwarded-host': 'scim.example.com',
      'x-forwarded-proto': 'https',
    });
    expect(handled[0]?.baseUrl).toBe('https://scim.example.com/scim/v2');
  });

  it('is the public URL where one is given', async () => {
    await start({ publicUrl: 'https://public.example/root', trustProxy: true });
    await get('/scim/v2/Users', { authorization, 'x-forwarded-host': 'scim.example.com' });
    expect(handled[0]).toMatchObject({
      baseUrl: 'https://public.example/root/scim/v2',
      url: '/root/scim/v2/Users',
    });
  });
});

describe('beside the SCIM base URL', () => {
  it('says that it lives, and whether it is ready, without a token', async () => {
    expect(await (await get('/livez', {})).text()).toBe('ok\n');
    expect((await get('/readyz', {})).status).toBe(200);
    isReady = () => Promise.reject(new Error('no database'));
    expect((await get('/readyz', {})).status).toBe(503);
  });

  it.each(['/', '/scim', '/scim/v2x/Users', '/scim/v20', '/SCIM/V2/Users', '/t', '/t/acme', '/t/acme/scim/v1'])(
    'answers %s with a SCIM error that says where the base URL is',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toMatch(/^application\/scim\+json/);
      expect(await response.json()).toEqual(error(404, expect.stringContaining(`${url}/scim/v2`)));
      expect(handled).toEqual([]);
    },
  );
});

describe('a tenant', () => {
  it('is named by the path, and has token, base URL and requests of its own', async () => {
    const response = await get('/t/acme/scim/v2/Users?count=1', { authorization: `Bearer ${acmeToken}` });
    expect(response.status).toBe(200);
    expect(handled[0]).toMatchObject({
      url: '/t/acme/scim/v2/Users?count=1',
      baseUrl: `${url}/t/acme/scim/v2`,
    });
    expect([requests, acmeRequests].map(({ length }) => length)).toEqual([0, 1]);
    expect(JSON.parse(logged[0]!)).toMatchObject({ tenant: 'acme', url: '/t/acme/scim/v2/Users?count=1' });
  });

  it('lets nobody in with the token of another one', async () => {
    expect((await get('/t/acme/scim/v2/Users')).status).toBe(401);
    expect((await get('/scim/v2/Users', { authorization: `Bearer ${acmeToken}` })).status).toBe(401);
    expect(handled).toEqual([]);
  });

  it.each(['beta', '', 'ACME', 'acme%2F', '%61cme', '__proto__', 'constructor', 'acme%00', 'x'.repeat(5000)])(
    'named %j is not there',
    async (name) => {
      for (const authorizationOf of [token, acmeToken]) {
        const response = await get(`/t/${name}/scim/v2/Users`, { authorization: `Bearer ${authorizationOf}` });
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toMatch(/^application\/scim\+json/);
      }
      expect(handled).toEqual([]);
    },
  );
});

describe('pages of other origins', () => {
  const origin = 'https://app.example';
  const preflight = (from: string, path = '/scim/v2/Users/1') =>
    fetch(url + path, {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const allowed = (response: Response) => response.headers.get('access-control-allow-origin');

  it('may call nothing unless they are named', async () => {
    expect(allowed(await preflight(origin))).toBeNull();
    expect(allowed(await get('/scim/v2/Users', { authorization, origin }))).toBeNull();
  });

  it('may ask beforehand without a token, and read what they need of an answer', async () => {
    await start({ corsOrigins: [origin] });
    const asked = await preflight(origin);
    expect([asked.status, allowed(asked)]).toEqual([204, origin]);
    expect(asked.headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(asked.headers.get('access-control-allow-headers')).toMatch(/authorization.*if-match/i);
    const response = await get('/scim/v2/Users', { authorization, origin });
    expect(allowed(response)).toBe(origin);
    expect(response.headers.get('access-control-expose-headers')).toMatch(/etag.*location/i);
    expect(response.headers.get('vary')).toMatch(/origin/i);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('can read errors too, also that the token is wrong', async () => {
    await start({ corsOrigins: [origin] });
    const response = await get('/scim/v2/Users', { authorization: 'Bearer wrong', origin });
    expect([response.status, allowed(response)]).toEqual([401, origin]);
    expect(allowed(await get('/t/nobody/scim/v2/Users', { origin }))).toBe(origin);
  });

  it('are others with another port or scheme', async () => {
    await start({ corsOrigins: [origin] });
    for (const other of ['http://app.example', 'https://app.example:8443', 'https://app.example.evil', 'null']) {
      expect(allowed(await preflight(other))).toBeNull();
    }
  });

  it('may all call with *', async () => {
    await start({ corsOrigins: ['*'] });
    expect(allowed(await preflight('https://anybody.example'))).toBe('*');
  });
});

describe('the log', () => {
  it('has a line for every request, with what matters', async () => {
    answer = async () => {
      (handled[0]!.context as ExchangeState).tolerances = new Set(['patch.op-any-case']);
      return ok;
    };
    await post('/scim/v2/Users?count=1', '{"userName":"ada"}');
    const exchange = {
      method: 'POST',
      url: '/scim/v2/Users?count=1',
      status: 200,
      duration: 0,
      tolerances: ['patch.op-any-case'],
    };
    expect(JSON.parse(logged[0]!)).toMatchObject({ ...exchange, msg: 'request' });
    expect(requests[0]).toMatchObject({
      ...exchange,
      at: new Date(1000),
      body: { userName: 'ada' },
      responseBody: { userName: 'ada' },
    });
  });
});
