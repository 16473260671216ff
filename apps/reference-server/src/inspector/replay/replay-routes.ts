import { rootUrl } from '../../http/base-url.ts';
import { findExchange } from '../exchanges/find-exchange.ts';
import { findTenant } from '../find-tenant.ts';
import { Problem } from '../http/problem.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import type { InspectorParts } from '../inspector.ts';
import { replayRequestSchema, replayResultSchema, replayResultsSchema } from './contract.ts';
import { toTarget } from './elsewhere.ts';
import { replay } from './replay.ts';
import { toTenant } from './this-server.ts';

/** Sending exchanges again. */
export function replayRoutes(parts: InspectorParts): RouteGroup {
  const { traffic, tenants, store, now, stopped, replayTargets } = parts;
  return {
    name: 'replay',
    schemas: {
      ReplayRequest: replayRequestSchema,
      ReplayResult: replayResultSchema,
      ReplayResults: replayResultsSchema,
    },
    routes: [
      defineRoute({
        method: 'POST',
        path: '/replays',
        summary: 'send exchanges again, one after the other, and compare the answers',
        body: replayRequestSchema,
        answer: { description: 'What came of each.', schema: replayResultsSchema },
        problems: {
          400: 'The target is none of those that --replay-target allows, or a token comes without a target.',
          404: 'One of the exchanges never was.',
          410: 'One of the exchanges is no longer kept.',
        },
        handle: async ({ body: { exchanges: ids, target, token }, context }) => {
          if (target !== undefined && !replayTargets.includes(target)) {
            const known = replayTargets.join(', ') || 'none; start the server with --replay-target';
            throw new Problem(400, `This is no target that may be used. There are: ${known}.`, {
              where: 'body.target',
            });
          }
          if (target === undefined && token !== undefined) {
            throw new Problem(400, 'A token is for a target; this server lets its own requests in.', {
              where: 'body.token',
            });
          }
          const exchanges = ids.map((id) => findExchange(traffic, String(id), 'body.exchanges'));
          const here = {
            traffic,
            now,
            journal: store.journal,
            root: rootUrl(context, parts.publicUrl, parts.localUrl()),
          };
          const results = await replay(exchanges, (exchange) =>
            target === undefined
              ? toTenant(findTenant(tenants, exchange.tenant), here)
              : toTarget(target, token, stopped),
          );
          return { content: { results } };
        },
      }),
    ],
  };
}
