import type { RouterContext } from '@koa/router';
import type { Middleware, Next } from 'koa';
import { ScimError } from 'scim-core';
import type { Tenant } from '../tenant/tenant.ts';
import { sendError } from './answer.ts';
import type { ExchangeState } from './exchange-state.ts';

/**
 * Finds the tenant that a request is about.
 *
 * @param nameOf Reads its name from what the route has matched; it is looked up as it stands in the URL.
 */
export function selectTenant(
  tenants: ReadonlyMap<string, Tenant>,
  nameOf: (context: RouterContext) => string | undefined,
): Middleware {
  return async function findTenant(context, next: Next): Promise<void> {
    const tenant = tenants.get(nameOf(context as RouterContext) ?? '');
    if (tenant === undefined) {
      sendError(context, new ScimError(404, 'There is no tenant of this name here.'));
      return;
    }
    const state: ExchangeState = { tenant, tolerances: new Set(), notes: new Set() };
    context.state = state;
    await next();
  };
}
