import { type Mode, type ResourceType, userResourceType } from 'scim-core';
import { createProvider, createUuidGenerator, type Provider, type ResourceStore } from 'scim-provider';
import {
  type CustomAttributes,
  createVendorProvider,
  type Reading,
  vendorReading,
  vendorResourceTypes,
} from 'vendor-persona';
import type { VendorProfile } from 'vendor-profiles';
import { addNote, type RequestContext } from '../http/exchange-state.ts';
import { type ScimProviderParts, scimProviderOptions } from '../http/scim-provider.ts';
import { groupTypeOf } from '../schema/group-type.ts';
import { createOwnClient, type OwnClient } from './own-client.ts';

/** What the service of a tenant is made of. */
export interface TenantServiceParts extends Omit<ScimProviderParts, 'createId'> {
  readonly profile: VendorProfile;
  readonly mode: Mode;
  /** What {@link resourceTypesOf} gives for them. */
  readonly resourceTypes: readonly ResourceType[];
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
  /** How it reads what it is sent. */
  readonly reading: Reading;
}

/** Whether a server with this profile is one by the book, and nobody in particular. */
function isByTheBook({ id }: VendorProfile): boolean {
  return id === 'generic';
}

/** What a tenant with this profile has: the resource types of RFC 7643, or what is left of them at a vendor. */
export function resourceTypesOf(profile: VendorProfile, mode: Mode): readonly ResourceType[] {
  return isByTheBook(profile) ? [userResourceType, groupTypeOf(mode)] : vendorResourceTypes(profile);
}

/** Makes the service of a tenant: with the profile `generic` the one of the RFCs, with any other one that vendor's. */
export function createTenantService(parts: TenantServiceParts): TenantService {
  const { profile, mode, resourceTypes, ownUrl, attributes, ...common } = parts;
  const createId = createUuidGenerator(parts.now, parts.random);
  const make = (own: Pick<ScimProviderParts, 'limits' | 'createId' | 'store'>): Provider => {
    const options = { ...scimProviderOptions({ ...common, ...own }), mode };
    if (isByTheBook(profile)) return createProvider({ ...options, resourceTypes });
    return createVendorProvider({ ...options, ...{ profile, attributes, onNote, isOwn, isAdmitted } });
  };
  // Limits are for others.
  const clientOf = (store: ResourceStore) =>
    createOwnClient((wantedId) => make({ limits: {}, createId: wantedId, store }), createId, ownUrl);
  const { limits, store } = parts;
  const reading = isByTheBook(profile) ? { mode, bodyOf } : vendorReading(profile, mode);
  return { provider: make({ limits, createId, store }), client: clientOf(store), clientOf, reading };
}

function bodyOf({ body }: { readonly body?: unknown }): unknown {
  return body;
}

function onNote(note: string, context: unknown): void {
  addNote(context as RequestContext, note);
}

function isOwn(context: unknown): boolean {
  return (context as RequestContext).isOwn === true;
}

function isAdmitted(context: unknown): boolean {
  return (context as RequestContext).verdict?.accepted === true;
}
