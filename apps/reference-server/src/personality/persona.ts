import { type ResourceType, ScimError } from 'scim-core';
import type { Provider, ProviderRequest, ProviderResponse } from 'scim-provider';
import { judge, type VendorProfile } from 'vendor-profiles';
import { errorAnswer } from '../http/answer.ts';
import type { RequestContext } from '../http/exchange-state.ts';
import { kindOf } from './kind-of.ts';
import { changeOf, deactivate, pretend } from './pretence.ts';
import { createRateLimit } from './rate-limit.ts';
import { partsOf } from './request-parts.ts';
import { vendorQuery, vendorSearch } from './vendor-query.ts';

/** What no profile speaks of, and a persona therefore does not have. */
const beyondProfiles = /^(?:\/(?:Bulk|Me|\.search))?\/?$/i;

/**
 * Puts a vendor in front of a service provider: its rate limit, the endpoints that it does not have, and what it makes of
 * filters and deletions. What it makes of bodies is the part of the policy.
 *
 * @param provider The service provider with the policy of the vendor.
 * @param now The clock, in milliseconds.
 */
export function createPersona(
  profile: VendorProfile,
  resourceTypes: readonly ResourceType[],
  provider: Provider,
  now: () => number,
): Provider {
  const { requestsPerSecond } = profile.limits;
  const limit = requestsPerSecond === undefined ? undefined : createRateLimit(requestsPerSecond, now);
  return {
    ...provider,
    async handle(request) {
      try {
        // Whoever may not come in does not use up the requests of those who may.
        const isIn = (request.context as RequestContext).verdict?.accepted === true;
        const wait = isIn ? limit?.take() : undefined;
        return wait === undefined ? await answer(request, isIn) : tooMany(profile, wait);
      } catch (error) {
        if (error instanceof ScimError) return errorAnswer(error);
        throw error;
      }
    },
  };

  async function answer(request: ProviderRequest, isIn: boolean): Promise<ProviderResponse> {
    const { path } = partsOf(request);
    const method = request.method.toUpperCase();
    const type = resourceTypes.find(({ endpoint }) => startsWith(path, endpoint));
    if (type === undefined) return answerOther(request, path, isIn);
    const { requests } = profile[kindOf(type)];
    const isOne = path.length > type.endpoint.length + 1;
    if (/\/\.search\/?$/i.test(path)) return provider.handle(vendorSearch(request, profile, type.endpoint));
    const change = changeOf(method, isOne);
    if (change === 'delete' && requests.delete === 'deactivate') return deactivate(provider, request);
    if (change !== undefined && requests[change] === 'ignore') return pretend(provider, request, change);
    return provider.handle(change === undefined && !isOne ? vendorQuery(request, profile, type.endpoint) : request);
  }

  function answerOther(request: ProviderRequest, path: string, isIn: boolean): Promise<ProviderResponse> {
    const { outcome, status, evidence } = judge(profile, { method: 'GET', path });
    if (outcome === 'rejected' && status === 404) {
      throw new ScimError(404, `${evidence[0]?.reason ?? 'There is no such endpoint'}.`);
    }
    if (isIn && beyondProfiles.test(path)) {
      throw new ScimError(501, `Whether ${profile.name} has this endpoint is not known, so it is not imitated.`);
    }
    return provider.handle(request);
  }
}

function startsWith(path: string, endpoint: string): boolean {
  const start = path.slice(0, endpoint.length).toLowerCase();
  return start === endpoint.toLowerCase() && (path.length === endpoint.length || path[endpoint.length] === '/');
}

function tooMany({ name, limits }: VendorProfile, wait: number): ProviderResponse {
  const detail = `${name} takes ${limits.requestsPerSecond} requests per second. Try again in ${wait} s.`;
  return errorAnswer(new ScimError(429, detail), { 'retry-after': String(wait) });
}
