import { type ResourceType, ScimError } from 'scim-core';
import { errorResponse, type Provider, type ProviderRequest, type ProviderResponse } from 'scim-provider';
import { judge, type VendorProfile } from 'vendor-profiles';
import { createRateLimit } from './rate-limit.ts';
import { partsOf } from './request-parts.ts';
import { sentence } from './sentence.ts';

/** What the shell of a vendor is made of. */
export interface PersonaParts {
  readonly profile: VendorProfile;
  readonly resourceTypes: readonly ResourceType[];
  readonly baseUrl: string | undefined;
  /** The clock, in milliseconds. */
  readonly now: () => number;
  readonly isOwn: (context: unknown) => boolean;
  readonly isAdmitted: (context: unknown) => boolean;
}

/**
 * Puts a vendor in front of a service provider: its rate limit, and the endpoints that it does not have. What it makes of
 * each operation is the part of the policy.
 *
 * @param provider The service provider with the policy of the vendor.
 */
export function createPersona(
  provider: Provider,
  { profile, resourceTypes, baseUrl, now, isOwn, isAdmitted }: PersonaParts,
): Provider {
  const { requestsPerSecond } = profile.limits;
  const limit = requestsPerSecond === undefined ? undefined : createRateLimit(requestsPerSecond, now);
  return {
    ...provider,
    async handle(request) {
      const { context } = request;
      if (isOwn(context)) return provider.handle(request);
      // Whoever may not come in does not use up the requests of those who may.
      const wait = isAdmitted(context) ? limit?.take() : undefined;
      if (wait !== undefined) return tooMany(profile, wait);
      const absent = absenceOf(request);
      return absent === undefined ? provider.handle(request) : errorResponse(absent);
    },
  };

  function absenceOf(request: ProviderRequest): ScimError | undefined {
    const { path } = partsOf(request, baseUrl);
    if (resourceTypes.some(({ endpoint }) => startsWith(path, endpoint))) return undefined;
    const { outcome, status, evidence } = judge(profile, { method: 'GET', path });
    if (outcome !== 'rejected' || status !== 404) return undefined;
    return new ScimError(404, sentence(evidence[0]?.reason ?? 'There is no such endpoint'));
  }
}

function startsWith(path: string, endpoint: string): boolean {
  const start = path.slice(0, endpoint.length).toLowerCase();
  return start === endpoint.toLowerCase() && (path.length === endpoint.length || path[endpoint.length] === '/');
}

function tooMany({ name, limits }: VendorProfile, wait: number): ProviderResponse {
  const detail = `${name} takes ${limits.requestsPerSecond} requests per second. Try again in ${wait} s.`;
  return errorResponse(new ScimError(429, detail), { 'retry-after': String(wait) });
}
