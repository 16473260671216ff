import * as v from 'valibot';
import type { Tenant } from '../../tenant/tenant.ts';
import { filterOf } from '../exchanges/exchange-view.ts';
import { findExchange, missingExchange } from '../exchanges/find-exchange.ts';
import type { Summaries } from '../exchanges/summaries.ts';
import { findTenant } from '../find-tenant.ts';
import { Problem } from '../http/problem.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { InspectorParts } from '../inspector.ts';
import { type Moment, momentAfter, presentMoment } from '../resources/moment.ts';
import { findType } from '../resources/write-resources.ts';
import { filterExplanationSchema, filterSchemas } from './contract.ts';
import { explainFilter } from './explain-filter.ts';

const limit = v.optional(wholeNumber('limit', 1, 100), '20');
const unreadable = 'The filter can not be read.';

/** Why a filter matches some resources and not others. */
export function filterRoutes(parts: InspectorParts, summaries: Pick<Summaries, 'view'>): RouteGroup {
  return {
    name: 'filters',
    schemas: filterSchemas,
    routes: [
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}/explain',
        summary: 'why a filter matches some resources and not others',
        query: {
          type: v.optional(v.string(), 'User'),
          filter: v.pipe(v.string('Give a filter.'), v.minLength(1, 'Give a filter.'), v.maxLength(10_000)),
          limit,
        },
        answer: { description: 'The explanation.', schema: filterExplanationSchema },
        problems: { 400: unreadable, 404: 'There is no such tenant or resource type.' },
        handle: async ({ parameters, query: { type, ...query } }) => {
          const tenant = findTenant(parts.tenants, parameters.tenant);
          const asked = { tenant, type: findType(tenant, type), ...query };
          return { content: await explainFilter(parts.store, presentMoment(parts, tenant), asked) };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges/{id}/filter',
        summary: 'why the filter of an exchange matched what it did, at the time of it',
        query: { limit },
        answer: { description: 'The explanation.', schema: filterExplanationSchema },
        problems: {
          ...missingExchange,
          400: unreadable,
          404: 'There is no such exchange, or it has no filter on one resource type.',
        },
        handle: async ({ parameters, query }) => {
          const exchange = findExchange(parts.traffic, parameters.id);
          const tenant = findTenant(parts.tenants, exchange.tenant);
          const view = summaries.view(exchange);
          const filter = filterOf(view);
          if (filter === undefined || view.type === undefined) {
            throw new Problem(404, 'This exchange has no filter on resources of one type.', { kind: 'no-filter' });
          }
          const moment = await momentOrNow(parts, tenant, exchange.position);
          return { content: await explainFilter(parts.store, moment, { tenant, type: view.type, filter, ...query }) };
        },
      }),
    ],
  };
}

/** What the tenant had then; what it has now where that can't be told any more. */
async function momentOrNow(parts: InspectorParts, tenant: Tenant, position: number): Promise<Moment> {
  try {
    return await momentAfter(parts, tenant, position);
  } catch (error) {
    if (error instanceof Problem && error.status === 410) return presentMoment(parts, tenant);
    throw error;
  }
}
