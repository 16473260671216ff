import type { ResourceType } from 'scim-core';
import { defaultLimits, type Provider, type ProviderRequest } from 'scim-provider';
import type { JudgeRequest, VendorProfile } from 'vendor-profiles';
import { type CustomAttributes, mostCustomAttributes, namedFirst } from './custom-attributes.ts';
import { bodyOf, partsOf } from './request-parts.ts';
import { personaResourceTypes } from './resource-types.ts';

/** What grows with the attributes that customers name. */
export interface GrowingParts {
  readonly profile: VendorProfile;
  readonly attributes: CustomAttributes;
  readonly baseUrl: string | undefined;
  /** Makes a provider for resource types. */
  readonly make: (resourceTypes: readonly ResourceType[]) => Provider;
}

/**
 * A provider whose resource types grow. Some vendors let each customer name attributes, and their profiles have a pattern
 * for the names: an attribute that follows it is there from the first request on that gives it a value.
 */
export function createGrowingProvider({ profile, attributes, baseUrl, make }: GrowingParts): Provider {
  let known = -1;
  let types: readonly ResourceType[] = [];
  let provider = grown();
  const isGrowing = profile.users.targets.patterns.length + profile.groups.targets.patterns.length > 0;
  return {
    ...provider,
    async handle(request) {
      if (!isGrowing) return provider.handle(request);
      const whole = await withBody(request);
      provider = grown();
      if (learn(whole)) provider = grown();
      return provider.handle(whole);
    },
  };

  /** A body that is still to be read is read here, since it says what there is to learn. */
  async function withBody(request: ProviderRequest): Promise<ProviderRequest> {
    const { body, url } = request;
    return typeof body === 'function' ? { ...request, body: await body(provider.bodyLimit(url)) } : request;
  }

  /** The provider for what is known now, which another process may have added to. */
  function grown(): Provider {
    const { count } = attributes;
    if (count === known) return provider;
    known = count;
    types = personaResourceTypes(profile, attributes);
    return make(types);
  }

  function learn(request: ProviderRequest): boolean {
    const body = bodyOf(request);
    const { path } = partsOf(request, baseUrl);
    if (body === undefined) return false;
    const operations = /^\/Bulk\/?$/i.test(path) ? bulkOperations(body) : [{ method: request.method, path, body }];
    let hasLearned = false;
    for (const operation of operations) if (learnFrom(operation)) hasLearned = true;
    return hasLearned;
  }

  function learnFrom({ method, path, body }: JudgeRequest): boolean {
    const type = types.find(({ endpoint }) => path.toLowerCase().startsWith(endpoint.toLowerCase()));
    if (type === undefined) return false;
    const room = mostCustomAttributes - attributes.count;
    const named = room > 0 ? namedFirst(profile, { method, path, body }, type).slice(0, room) : [];
    for (const attribute of named) attributes.add(type.name, attribute);
    return named.length > 0;
  }
}

/** The operations of a bulk request, as far as they can be read; whatever else it holds is refused later. */
function bulkOperations({ Operations }: Readonly<Record<string, unknown>>): JudgeRequest[] {
  if (!Array.isArray(Operations)) return [];
  return Operations.slice(0, defaultLimits.bulkOperations).flatMap((operation: unknown) => {
    const { method, path, data } = (operation ?? {}) as Readonly<Record<string, unknown>>;
    const isOne = typeof method === 'string' && typeof path === 'string' && typeof data === 'object' && data !== null;
    return isOne ? [{ method, path, body: data }] : [];
  });
}
