import * as v from 'valibot';
import { faultRuleSchema } from '../../faults/read-fault-rule.ts';
import { Problem } from '../http/problem.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import type { InspectorParts } from '../inspector.ts';

const rule = v.object({
  kind: v.picklist(['latency', 'status', 'cut', 'null-resources', 'slow-body']),
  tenant: v.optional(v.string()),
  method: v.optional(v.string()),
  path: v.pipe(v.optional(v.string()), v.description('behind the SCIM base URL, with * for anything')),
  milliseconds: v.optional(v.number()),
  status: v.optional(v.number()),
  scimType: v.optional(v.string()),
  retryAfter: v.optional(v.number()),
  percentage: v.optional(v.number()),
  count: v.optional(v.number()),
});
const faultSchema = v.object({
  ...rule.entries,
  id: v.number(),
  hits: v.number(),
  left: v.pipe(v.nullable(v.number()), v.description('how many requests it is still for; null without end')),
});

/** What goes wrong on purpose. */
export function faultRoutes({ faults, tenants }: InspectorParts): RouteGroup {
  return {
    name: 'faults',
    schemas: { Fault: faultSchema },
    routes: [
      defineRoute({
        method: 'GET',
        path: '/faults',
        summary: 'what goes wrong on purpose',
        answer: { description: 'The rules in force.', schema: v.object({ faults: v.array(faultSchema) }) },
        handle: () => ({ content: { faults: faults.list() } }),
      }),
      defineRoute({
        method: 'POST',
        path: '/faults',
        summary: 'let something go wrong',
        body: faultRuleSchema,
        answer: { status: 201, description: 'The rule in force.', schema: faultSchema },
        problems: { 400: 'The rule can not be one; `where` says which part of it.', 409: 'There are too many rules.' },
        handle: ({ body }) => {
          const { tenant } = body;
          if (tenant !== undefined && !tenants.has(tenant)) {
            throw new Problem(400, 'There is no tenant of this name.', { where: 'body.tenant' });
          }
          try {
            return { content: faults.add(body) };
          } catch (cause) {
            if (!(cause instanceof TypeError)) throw cause;
            throw new Problem(409, cause.message, { cause });
          }
        },
      }),
      defineRoute({
        method: 'DELETE',
        path: '/faults/{id}',
        summary: 'remove a rule',
        answer: { description: 'It is gone.' },
        problems: { 404: 'There is no such rule.' },
        handle: ({ parameters: { id } }) => {
          if (!faults.remove(Number(id))) throw new Problem(404, 'There is no fault of this id.', { where: 'id' });
          return { content: undefined };
        },
      }),
      defineRoute({
        method: 'DELETE',
        path: '/faults',
        summary: 'remove all rules',
        answer: { description: 'They are gone.' },
        handle: () => {
          faults.clear();
          return { content: undefined };
        },
      }),
    ],
  };
}
