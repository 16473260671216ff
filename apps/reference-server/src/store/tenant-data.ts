import { groupResourceType, type ResourceType, userResourceType } from 'scim-core';
import type { ResourceQuery, ResourceStore } from 'scim-provider';

/**
 * What the server serves. Groups come first: deleting a user changes every group that it is in, so that emptying a tenant
 * is cheapest in this order.
 */
export const resourceTypes: readonly ResourceType[] = [groupResourceType, userResourceType];

const slice = 1000;

function firstOnes(limit: number): ResourceQuery {
  return { offset: 0, limit, relations: [], locationOf: () => undefined };
}

/** How many resources of any type a tenant holds. */
export async function countResources(store: ResourceStore, tenant: string): Promise<number> {
  const results = await Promise.all(resourceTypes.map((type) => store.query(tenant, type, firstOnes(0))));
  return results.reduce((sum, { total }) => sum + total, 0);
}

/** Deletes every resource of a tenant. */
export async function deleteResources(store: ResourceStore, tenant: string, now: () => number): Promise<void> {
  for (const type of resourceTypes) {
    for (;;) {
      const { resources } = await store.query(tenant, type, firstOnes(slice));
      for (const { id } of resources) await store.delete(tenant, type, id, now());
      if (resources.length < slice) break;
    }
  }
}
