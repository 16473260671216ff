import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import Koa from 'koa';
import { groupResourceType, userResourceType } from 'scim-core';
import {
  acceptToken,
  createMemoryStore,
  createProvider,
  koaHandler,
  type NodeRequest,
  nodeHandler,
  type Provider,
} from 'scim-provider';
import { afterEach, describe, expect, it } from 'vitest';

const TOKEN = 'Xk2m9Qv7Lp4Tz8Rw';
const options = { baseUrl: ({ headers }: Pick<NodeRequest, 'headers'>) => `http://${headers.host}/scim/v2` };

/** Ways to put a provider below `/scim/v2` of a server that does other things, too. */
const servers: Readonly<Record<string, (provider: Provider) => RequestListener>> = {
  'Node’s http': (provider) => nodeHandler(provider, options),
  Express: (provider) => express().use('/scim/v2', nodeHandler(provider, options)),
  'Express behind a parser of bodies': (provider) =>
    express()
      .use(express.json({ type: 'application/scim+json', limit: '16mb' }))
      .use('/scim/v2', nodeHandler(provider, options)),
  Koa: (provider) => {
    const scim = koaHandler(provider, options);
    const app = new Koa();
    app.use((context, next) => (context.path.startsWith('/scim/v2') ? scim(context) : next()));
    return app.callback();
  },
};

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function start(name: string): Promise<string> {
  const provider = createProvider({
    resourceTypes: [userResourceType, groupResourceType],
    store: createMemoryStore(),
    authenticate: acceptToken(TOKEN),
    limits: { bodyBytes: 1_000 },
  });
  const listening = createServer(servers[name]?.(provider));
  server = listening;
  await new Promise<void>((resolve) => void listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

describe.each(Object.keys(servers))('a provider in %s', (name) => {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/scim+json' };

  it('answers as it answers anywhere', async () => {
    const base = `${await start(name)}/scim/v2`;
    const body = JSON.stringify({ schemas: [userResourceType.schema.id], userName: 'bjensen@example.com' });
    const created = await fetch(`${base}/Users`, { method: 'POST', headers, body });
    expect([created.status, created.headers.get('content-type')]).toEqual([201, 'application/scim+json']);
    const location = created.headers.get('location') ?? '';
    expect(location).toMatch(new RegExp(`^${base}/Users/[0-9a-f-]{36}$`));
    const found = await fetch(`${base}/Users?filter=userName+eq+%22bjensen%40example.com%22`, { headers });
    expect(await found.json()).toMatchObject({ totalResults: 1 });
    const unchanged = await fetch(location, { headers: { ...headers, 'if-none-match': 'W/"1"' } });
    expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);
    const removed = await fetch(location, { method: 'DELETE', headers });
    expect([removed.status, await removed.text()]).toEqual([204, '']);
    const stranger = await fetch(`${base}/Users`, { method: 'POST', body });
    expect([stranger.status, stranger.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="SCIM"']);
  });

  it('streams a long list of members', async () => {
    const base = `${await start(name)}/scim/v2`;
    const members = Array.from({ length: 30_000 }, (_, index) => ({ value: `member-${index}` }));
    const body = JSON.stringify({ schemas: [groupResourceType.schema.id], displayName: 'Tours', members });
    const created = await fetch(`${base}/Groups`, { method: 'POST', headers, body });
    expect(((await created.json()) as { members: unknown[] }).members).toEqual(members);
  });

  it('refuses a body beyond the limit, and a second Authorization header', async () => {
    const base = `${await start(name)}/scim/v2`;
    const body = JSON.stringify({ schemas: [userResourceType.schema.id], userName: 'x'.repeat(100_000) });
    const large = await fetch(`${base}/Users`, { method: 'POST', headers, body });
    expect([large.status, await large.json()]).toMatchObject([413, { status: '413' }]);
    const twice = await fetch(`${base}/Users`, {
      headers: [
        ['authorization', headers.authorization],
        ['authorization', headers.authorization],
      ],
    });
    expect([400, 401]).toContain(twice.status);
  });
});
