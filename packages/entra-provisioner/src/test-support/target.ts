import { createScimClient, type ScimClient } from 'scim-client';
import { groupResourceType, userResourceType } from 'scim-core';
import { createMemoryStore, createProvider, fetchHandler } from 'scim-provider';

/** A client of a service provider in memory that takes what Entra sends. */
export function memoryTarget(): ScimClient {
  const baseUrl = 'https://target.example/scim/v2';
  const provider = createProvider({
    resourceTypes: [userResourceType, groupResourceType],
    store: createMemoryStore(),
    authenticate: () => ({ id: 'entra' }),
    baseUrl,
  });
  return createScimClient({ baseUrl, token: 'secret', fetch: fetchHandler(provider) });
}
