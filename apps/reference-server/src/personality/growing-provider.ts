import type { ResourceType } from 'scim-core';
import type { Provider, ProviderRequest } from 'scim-provider';
import type { VendorProfile } from 'vendor-profiles';
import { type CustomAttributes, mostCustomAttributes, namedFirst } from './custom-attributes.ts';
import { bodyOf, partsOf } from './request-parts.ts';
import { personaResourceTypes } from './resource-types.ts';

/** What grows with the attributes that customers name. */
export interface GrowingParts {
  readonly profile: VendorProfile;
  readonly attributes: CustomAttributes;
  /** Makes a provider for resource types. */
  readonly make: (resourceTypes: readonly ResourceType[]) => Provider;
}

/**
 * A provider whose resource types grow. Some vendors let each customer name attributes, and their profiles have a pattern
 * for the names: an attribute that follows it is there from the first request on that gives it a value.
 */
export function createGrowingProvider({ profile, attributes, make }: GrowingParts): Provider {
  let known = -1;
  let types: readonly ResourceType[] = [];
  let provider = grown();
  const isGrowing = profile.users.targets.patterns.length + profile.groups.targets.patterns.length > 0;
  return {
    ...provider,
    handle: (request) => {
      if (!isGrowing) return provider.handle(request);
      provider = grown();
      if (learn(request)) provider = grown();
      return provider.handle(request);
    },
  };

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
    const { path } = partsOf(request);
    const type = types.find(({ endpoint }) => path.toLowerCase().startsWith(endpoint.toLowerCase()));
    if (body === undefined || type === undefined) return false;
    const named = namedFirst(profile, { method: request.method, path, body }, type);
    for (const attribute of named.slice(0, mostCustomAttributes - known)) attributes.add(type.name, attribute);
    return named.length > 0;
  }
}
