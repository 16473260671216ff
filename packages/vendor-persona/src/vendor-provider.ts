import { bindFilter, type Mode, type ResourceType } from 'scim-core';
import { createProvider, type Provider, type ProviderOptions, type ResourceStore } from 'scim-provider';
import type { VendorProfile } from 'vendor-profiles';
import { withChoices } from './choices.ts';
import { type CustomAttributes, customAttributesInMemory } from './custom-attributes.ts';
import { createGrowingProvider } from './growing-provider.ts';
import { createPersona } from './persona.ts';
import { personaMode } from './persona-mode.ts';
import { createPersonaPolicy, type PolicyParts } from './policy.ts';
import { personaResourceTypes } from './resource-types.ts';
import { testOf } from './vendor-filter.ts';

/** What {@link createVendorProvider} is told, besides what every provider is. */
export interface VendorProviderOptions extends Omit<ProviderOptions, 'resourceTypes' | 'policy'> {
  /** What the vendor accepts, as `openProfile` of `vendor-profiles` gives it. */
  readonly profile: VendorProfile;
  /** How closely requests must follow the RFC, where the profile does not say more. Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** The attributes that customers of the vendor have named. Default: kept in memory. */
  readonly attributes?: CustomAttributes | undefined;
  /** Told what the vendor made of a request, in words such as `ignored title`, with the context of the request. */
  readonly onNote?: ((note: string, context: unknown) => void) | undefined;
  /** Whether a request, by its context, is one that no vendor refuses, such as one that fills in sample data. Default: none. */
  readonly isOwn?: ((context: unknown) => boolean) | undefined;
  /** Whether a request, by its context, uses up the rate limit of the vendor. Default: each does. */
  readonly isAdmitted?: ((context: unknown) => boolean) | undefined;
}

/**
 * Makes a service provider that answers as a vendor does, as far as its profile knows it: refuses what the vendor refuses,
 * passes over what it does nothing with, fills in what it fills in, and has its resource types, endpoints and rate limit.
 *
 * Profiles say what is not known of a vendor, and a service provider has to answer all the same: attributes outside of a
 * list that is complete are ignored, as most vendors do; everything else that is open is as the RFC says.
 *
 * @throws TypeError for an option that is missing or wrong.
 * @see [RFC 7644](https://www.rfc-editor.org/rfc/rfc7644)
 * @example
 * ```ts
 * import { acceptToken, createMemoryStore } from 'scim-provider';
 * import { createVendorProvider } from 'vendor-persona';
 * import { openProfile } from 'vendor-profiles';
 *
 * const provider = createVendorProvider({
 *   profile: await openProfile('talkdesk'),
 *   store: createMemoryStore(),
 *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
 *   baseUrl: 'https://talkdesk.example/scim/v2',
 * });
 * const { status } = await provider.handle({
 *   method: 'GET',
 *   url: '/scim/v2/Groups',
 *   headers: { authorization: 'Bearer Xk2m9Qv7Lp4Tz8Rw' },
 * });
 * status; // 404: there are no groups
 * ```
 */
export function createVendorProvider(options: VendorProviderOptions): Provider {
  const { profile: given, mode, attributes = customAttributesInMemory(), ...common } = options;
  const { onNote = () => {}, isOwn = () => false, isAdmitted = () => true, ...provider } = common;
  const profile = withChoices(given);
  const { baseUrl, now = Date.now } = options;
  const find = findIn(options.store);
  const settings = {
    ...provider,
    mode: personaMode(profile, mode ?? 'lenient'),
    policy: createPersonaPolicy({ profile, find, isOwn, onNote }),
  };
  const growing = createGrowingProvider({
    ...{ profile, attributes, baseUrl },
    make: (resourceTypes) => createProvider({ ...settings, resourceTypes }),
  });
  const resourceTypes = vendorResourceTypes(given);
  return createPersona(growing, { profile, resourceTypes, baseUrl, now, isOwn, isAdmitted });
}

/**
 * The resource types of a vendor, without attributes that its customers name.
 *
 * @example
 * ```ts
 * import { vendorResourceTypes } from 'vendor-persona';
 * import { openProfile } from 'vendor-profiles';
 *
 * vendorResourceTypes(await openProfile('talkdesk')).map(({ name }) => name); // ['User']
 * ```
 */
export function vendorResourceTypes(profile: VendorProfile): readonly ResourceType[] {
  return personaResourceTypes(withChoices(profile));
}

/** Looks for a resource that has a value. */
function findIn(store: ResourceStore): PolicyParts['find'] {
  return async (tenant, resourceType, target, value) => {
    const filter = bindFilter(testOf(target, `eq ${JSON.stringify(value)}`), { resourceType });
    const query = { filter, offset: 0, limit: 1, relations: [], locationOf: () => undefined };
    const [found] = (await store.query(tenant, resourceType, query)).resources;
    return found === undefined ? undefined : { ...found.document, id: found.id };
  };
}
