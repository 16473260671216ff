import type { Context } from 'koa';
import { type InferOutput, looseObject } from 'valibot';
import { rootUrl } from '../../http/base-url.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { findTenant } from '../find-tenant.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import type { InspectorParts } from '../inspector.ts';
import { serverSchema, tenantSchema } from './contract.ts';

/** What the server and its tenants are. */
export function serverRoutes(parts: InspectorParts): RouteGroup {
  const { tenants, publicUrl, localUrl } = parts;

  async function describe(tenant: Tenant, context: Context): Promise<InferOutput<typeof tenantSchema>> {
    const { name, basePath, mode, profile, requests } = tenant;
    return {
      name,
      baseUrl: rootUrl(context, publicUrl, localUrl()) + basePath,
      mode: typeof mode === 'string' ? mode : mode.base,
      profile: { id: profile.id, name: profile.name },
      resourceTypes: [...(await tenant.totals())],
      exchanges: requests.length,
      lastExchange: requests.at(-1)?.id ?? null,
    };
  }

  return {
    name: 'server',
    schemas: { Server: serverSchema, Tenant: tenantSchema },
    routes: [
      defineRoute({
        method: 'GET',
        path: '/server',
        summary: 'the server and its tenants',
        answer: { description: 'The server.', schema: serverSchema },
        handle: async ({ context }) => ({
          content: {
            version: parts.version,
            url: rootUrl(context, publicUrl, localUrl()),
            startedAt: new Date(parts.startedAt).toISOString(),
            database: parts.database === ':memory:' ? ('memory' as const) : ('file' as const),
            kept: parts.traffic.bounds,
            replayTargets: [...parts.replayTargets],
            tenants: await Promise.all([...tenants.values()].map((tenant) => describe(tenant, context))),
          },
        }),
      }),
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}',
        summary: 'one tenant',
        answer: { description: 'The tenant.', schema: tenantSchema },
        problems: { 404: 'There is no such tenant.' },
        handle: async ({ parameters, context }) => ({
          content: await describe(findTenant(tenants, parameters.tenant), context),
        }),
      }),
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}/profile',
        summary: 'the vendor profile of a tenant, as loadProfile takes it',
        answer: { description: 'The profile.', schema: looseObject({}) },
        problems: { 404: 'There is no such tenant.' },
        handle: ({ parameters }) => ({ content: { ...findTenant(tenants, parameters.tenant).profile } }),
      }),
    ],
  };
}
