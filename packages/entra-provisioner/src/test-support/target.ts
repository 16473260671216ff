import { createScimClient, type ScimClient } from 'scim-client';
import { groupResourceType, type Mode, userResourceType } from 'scim-core';
import { createMemoryStore, createProvider, fetchHandler } from 'scim-provider';

/**
 * A client of a service provider in memory.
 *
 * @param mode What it takes; by default what Entra sends.
 */
export function memoryTarget(mode: Mode = 'lenient'): ScimClient {
  const baseUrl = 'https://target.example/scim/v2';
  const provider = createProvider({
    resourceTypes: [userResourceType, groupResourceType],
    store: createMemoryStore(),
    authenticate: () => ({ id: 'entra' }),
    baseUrl,
    mode,
  });
  return createScimClient({ baseUrl, token: 'secret', fetch: fetchHandler(provider) });
}
