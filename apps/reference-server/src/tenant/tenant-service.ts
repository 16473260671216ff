import { type Mode, type ResourceType, userResourceType } from 'scim-core';
import { createUuidGenerator, type Provider, type ResourceStore } from 'scim-provider';
import type { VendorProfile } from 'vendor-profiles';
import { createScimProvider, type ScimProviderParts } from '../http/scim-provider.ts';
import { withChoices } from '../personality/choices.ts';
import type { CustomAttributes } from '../personality/custom-attributes.ts';
import { createGrowingProvider } from '../personality/growing-provider.ts';
import { createPersona } from '../personality/persona.ts';
import { personaMode } from '../personality/persona-mode.ts';
import { createPersonaPolicy, type FindResource } from '../personality/policy.ts';
import { personaResourceTypes } from '../personality/resource-types.ts';
import { testOf } from '../personality/vendor-filter.ts';
import { groupTypeOf } from '../schema/group-type.ts';
import { createOwnClient, type OwnClient } from './own-client.ts';

/** What the service of a tenant is made of. */
export interface TenantServiceParts extends Omit<ScimProviderParts, 'policy' | 'createId'> {
  readonly profile: VendorProfile;
  /** The SCIM base URL for requests of the server's own. */
  readonly ownUrl: () => string;
  /** The attributes that the customers of a vendor have named. */
  readonly attributes: CustomAttributes;
}

/** What answers the requests of one tenant. */
export interface TenantService {
  /** For requests from outside. */
  readonly provider: Provider;
  /** For requests of the server's own. */
  readonly client: OwnClient;
  /** Makes a client of the server's own for another store: what the tenant had at some time. */
  readonly clientOf: (store: ResourceStore) => OwnClient;
}

/** Whether a server with this profile is one by the book, and nobody in particular. */
function isByTheBook({ id }: VendorProfile): boolean {
  return id === 'generic';
}

/** What a tenant with this profile has: the resource types of RFC 7643, or what is left of them at a vendor. */
export function resourceTypesOf(profile: VendorProfile, mode: Mode): readonly ResourceType[] {
  return isByTheBook(profile) ? [userResourceType, groupTypeOf(mode)] : personaResourceTypes(withChoices(profile));
}

/** Makes the service of a tenant: with the profile `generic` the one of the RFCs, with any other one that vendor's. */
export function createTenantService({ profile, ownUrl, attributes, ...parts }: TenantServiceParts): TenantService {
  const createId = createUuidGenerator(parts.now, parts.random);
  const vendor = withChoices(profile);
  const serve = (departures: Pick<ScimProviderParts, 'mode' | 'policy'>): TenantService => {
    const make = (
      common: Pick<ScimProviderParts, 'limits' | 'createId'> & Partial<Pick<ScimProviderParts, 'store'>>,
    ) => {
      const connect = (resourceTypes: readonly ResourceType[]) =>
        createScimProvider({ ...parts, ...departures, ...common, resourceTypes });
      return isByTheBook(profile)
        ? connect(parts.resourceTypes)
        : createGrowingProvider({ profile: vendor, attributes, make: connect });
    };
    const clientOf = (store: ResourceStore) =>
      // Limits are for others.
      createOwnClient((wantedId) => make({ limits: {}, createId: wantedId, store }), createId, ownUrl);
    return { provider: make({ limits: parts.limits, createId }), client: clientOf(parts.store), clientOf };
  };
  if (isByTheBook(profile)) return serve({ mode: parts.mode, policy: undefined });

  // The policy looks for resources through the provider that it belongs to.
  const find: FindResource = async (type, target, value) => {
    const filter = encodeURIComponent(testOf(target, `eq ${JSON.stringify(value)}`));
    const page = await client.send('GET', `${type.endpoint}?count=1&filter=${filter}`);
    return (page as { Resources: object[] }).Resources[0];
  };
  const policy = createPersonaPolicy(vendor, find);
  const { provider, client, clientOf } = serve({ mode: personaMode(profile, parts.mode), policy });
  return { provider: createPersona(vendor, parts.resourceTypes, provider, parts.now), client, clientOf };
}
