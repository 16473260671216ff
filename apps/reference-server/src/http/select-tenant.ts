import type { Context, Middleware } from 'koa';
import { ScimError } from 'scim-core';
import { defaultTenant } from '../settings/tenant-settings.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { sendError } from './answer.ts';
import type { Answerer } from './chain.ts';
import type { ExchangeState } from './exchange-state.ts';
import { plainTarget } from './plain-target.ts';

const ofDefault = '/scim/v2';
const ofNamed = /^\/t\/([^/?]*)\/scim\/v2(?:[/?]|$)/;

/** The name of the tenant whose SCIM base URL a target is below, as it stands there; `undefined` for any other target. */
function tenantOf(target: string): string | undefined {
  if (target.startsWith(ofDefault)) {
    const end = target[ofDefault.length];
    return end === undefined || end === '/' || end === '?' ? defaultTenant : undefined;
  }
  return target.startsWith('/t/') ? ofNamed.exec(target)?.[1] : undefined;
}

/**
 * Finds the tenant that a request is about, and lets it be answered. What is below no SCIM base URL is for others.
 *
 * @param mayCall Answers those who ask beforehand whether they may call.
 */
export function selectTenant(
  tenants: ReadonlyMap<string, Tenant>,
  mayCall: Middleware | undefined,
  answer: Answerer,
): Middleware {
  const find = (context: Context, name: string): Promise<void> => {
    const tenant = tenants.get(name);
    if (tenant === undefined) {
      sendError(context, new ScimError(404, 'There is no tenant of this name here.'));
      return Promise.resolve();
    }
    const state: ExchangeState = { tenant };
    context.state = state;
    return answer(context);
  };
  return function findTenant(context, next) {
    const name = tenantOf(plainTarget(context) ?? context.path);
    if (name === undefined) return next();
    return mayCall === undefined ? find(context, name) : mayCall(context, () => find(context, name));
  };
}
