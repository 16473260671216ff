import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createScimClient, type ScimClient, type ScimClientOptions } from 'scim-client';
import { groupResourceType, userResourceType } from 'scim-core';
import { acceptToken, createMemoryStore, createProvider, fetchHandler } from 'scim-provider';
import { startReferenceServer } from 'scim-reference-server';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';

const TOKEN = 'Xk2m9Qv7Lp4Tz8Rw';

/** A service provider that runs, and how to reach it. */
export interface RunningService {
  readonly client: (options?: Partial<ScimClientOptions>) => ScimClient;
  readonly close: () => Promise<void>;
}

/** The reference server, over HTTP. */
export async function startReference(): Promise<RunningService> {
  const server = await startReferenceServer({ port: 0, token: TOKEN, logLevel: 'silent' });
  return {
    client: (options) => createScimClient({ baseUrl: server.url, token: TOKEN, ...options }),
    close: () => server.close(),
  };
}

/** A provider in this process, without a network between. */
export async function startInProcess(): Promise<RunningService> {
  const provider = createProvider({
    ...{ resourceTypes: [userResourceType, groupResourceType], store: createMemoryStore() },
    ...{ authenticate: acceptToken(TOKEN), baseUrl: 'https://example.com/scim' },
  });
  const fetch = fetchHandler(provider);
  return {
    client: (options) => createScimClient({ baseUrl: 'https://example.com/scim', token: TOKEN, fetch, ...options }),
    close: async () => {},
  };
}

interface Kept {
  readonly id: string;
  readonly meta: { readonly created: Date; readonly lastModified: Date };
}

/** SCIMMY behind its Express routers: another implementation, by other people. Its declarations are global to a process. */
export async function startScimmy(): Promise<RunningService> {
  let lastId = 0;
  for (const Type of [SCIMMY.Resources.User, SCIMMY.Resources.Group]) {
    const kept = new Map<string, Kept>();
    SCIMMY.Resources.declare(Type, {
      ingress: (resource: { id?: string }, data: { userName?: string }) => {
        const others = [...kept.values()].filter(({ id }) => id !== resource.id);
        const isTaken = others.some(
          (other) => data.userName !== undefined && (other as { userName?: string }).userName === data.userName,
        );
        if (isTaken) throw new SCIMMY.Types.Error(409, 'uniqueness', 'userName is taken');
        lastId += 1;
        const id = resource.id ?? String(lastId);
        const created = kept.get(id)?.meta.created ?? new Date();
        const stored = { ...JSON.parse(JSON.stringify(data)), id, meta: { created, lastModified: new Date() } };
        kept.set(id, stored);
        return stored as never;
      },
      egress: ({ id, filter }: { id?: string; filter?: { match(resources: readonly Kept[]): Kept[] } }) => {
        if (id === undefined) return (filter?.match([...kept.values()]) ?? [...kept.values()]) as never;
        const found = kept.get(id);
        if (found === undefined) throw new SCIMMY.Types.Error(404, null as never, `there is no ${id}`);
        return found as never;
      },
      degress: ({ id }: { id?: string }) => {
        if (!kept.delete(id ?? '')) throw new SCIMMY.Types.Error(404, null as never, `there is no ${id}`);
      },
    } as never);
  }
  const app = express();
  const handler = (request: { header(name: string): string | undefined }) => {
    if (request.header('authorization') !== `Bearer ${TOKEN}`) throw new Error('a token is needed');
    return 'tester';
  };
  app.use('/scim', new SCIMMYRouters({ type: 'bearer', handler } as never) as never);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`;
  return {
    client: (options) => createScimClient({ baseUrl, token: TOKEN, ...options }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
