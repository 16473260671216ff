import type { Logger } from 'pino';
import { groupResourceType, type Mode, type ResourceType, userResourceType } from 'scim-core';
import type { Provider, ResourceStore } from 'scim-provider';
import type { VendorProfile } from 'vendor-profiles';
import { createScimProvider } from '../http/scim-provider.ts';
import { withChoices } from '../personality/choices.ts';
import { createPersona } from '../personality/persona.ts';
import { personaMode } from '../personality/persona-mode.ts';
import { createPersonaPolicy, type FindResource } from '../personality/policy.ts';
import { personaResourceTypes } from '../personality/resource-types.ts';
import { testOf } from '../personality/vendor-filter.ts';
import type { RandomSource } from '../tokens/token.ts';
import { createOwnClient, type OwnClient } from './own-client.ts';

/** What a tenant is made of. */
export interface TenantServiceParts {
  readonly store: ResourceStore;
  readonly tenant: string;
  readonly profile: VendorProfile;
  readonly mode: Mode;
  readonly log: Logger;
  readonly now: () => number;
  readonly random: RandomSource | undefined;
  /** The SCIM base URL for requests of the server's own. */
  readonly ownUrl: () => string;
}

/** The service of one tenant: what answers its requests. */
export interface TenantService {
  readonly resourceTypes: readonly ResourceType[];
  /** For requests from outside. */
  readonly provider: Provider;
  /** For requests of the server's own. */
  readonly client: OwnClient;
}

/** The profile under which a server is one by the book. */
const byTheBook = 'generic';

/**
 * Makes the service of a tenant. With the profile `generic` it is the one of the RFCs, with any other one that vendor's.
 */
export function createTenantService({ profile, mode, now, ownUrl, ...parts }: TenantServiceParts): TenantService {
  if (profile.id === byTheBook) {
    const resourceTypes = [userResourceType, groupResourceType];
    const provider = createScimProvider({ ...parts, resourceTypes, mode, now, policy: undefined, bulk: true });
    return { resourceTypes, provider, client: createOwnClient(provider, ownUrl) };
  }
  const vendor = withChoices(profile);
  const resourceTypes = personaResourceTypes(vendor);
  // The policy looks for resources through the provider that it belongs to.
  const find: FindResource = async (type, target, value) => {
    const filter = encodeURIComponent(testOf(target, `eq ${JSON.stringify(value)}`));
    const page = (await client.send('GET', `${type.endpoint}?count=1&filter=${filter}`)) as { Resources: object[] };
    return page.Resources[0];
  };
  const policy = createPersonaPolicy(vendor, find);
  const inner = createScimProvider({
    ...{ ...parts, resourceTypes, now, policy },
    mode: personaMode(profile, mode),
    bulk: false,
  });
  const client = createOwnClient(inner, ownUrl);
  return { resourceTypes, provider: createPersona(vendor, resourceTypes, inner, now), client };
}
