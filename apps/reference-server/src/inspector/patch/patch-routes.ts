import { findExchange, missingExchange } from '../exchanges/find-exchange.ts';
import type { Summaries } from '../exchanges/summaries.ts';
import { findTenant } from '../find-tenant.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import type { InspectorParts } from '../inspector.ts';
import { patchDebugSchema } from './contract.ts';
import { debugPatch } from './debug-patch.ts';

/** What a PATCH did. */
export function patchRoutes(parts: InspectorParts, summaries: Pick<Summaries, 'view'>): RouteGroup {
  return {
    name: 'patch',
    schemas: { PatchDebug: patchDebugSchema },
    routes: [
      defineRoute({
        method: 'GET',
        path: '/exchanges/{id}/patch',
        summary: 'what a PATCH did, operation by operation',
        answer: { description: 'Before, each operation, and after.', schema: patchDebugSchema },
        problems: { ...missingExchange, 404: 'There is no such exchange, or it is no PATCH.' },
        handle: async ({ parameters }) => {
          const exchange = findExchange(parts.traffic, parameters.id);
          const tenant = findTenant(parts.tenants, exchange.tenant);
          return { content: await debugPatch(parts, tenant, summaries.view(exchange)) };
        },
      }),
    ],
  };
}
