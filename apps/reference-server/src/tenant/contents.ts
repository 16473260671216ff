import { printable, type ResourceType } from 'scim-core';
import type { ImportedResource } from '../import/read-import.ts';
import { Departments } from '../seed/departments.ts';
import { people } from '../seed/people.ts';
import { SettingError } from '../settings/setting-error.ts';
import { type OwnClient, OwnRequestError } from './own-client.ts';

interface Page {
  readonly totalResults: number;
  readonly Resources: readonly { readonly id: string }[];
}

/** A resource type, and how many resources of it there are. */
export interface ResourceTotal {
  readonly name: string;
  readonly endpoint: string;
  readonly total: number;
}

/** How many resources there are of each type that a tenant has. */
export async function resourceTotals(client: OwnClient, types: readonly ResourceType[]): Promise<ResourceTotal[]> {
  const totals: ResourceTotal[] = [];
  for (const { name, endpoint } of types) {
    const { totalResults } = (await client.send('GET', `${endpoint}?count=0`)) as Page;
    totals.push({ name, endpoint, total: totalResults });
  }
  return totals;
}

/** How many resources there are of the types that a tenant has. */
export async function countResources(client: OwnClient, types: readonly ResourceType[]): Promise<number> {
  return (await resourceTotals(client, types)).reduce((sum, { total }) => sum + total, 0);
}

/** Deletes every resource; groups come first, as deleting a user changes every group that it is in. */
export async function deleteResources(client: OwnClient, types: readonly ResourceType[]): Promise<void> {
  for (const { endpoint } of types.toReversed()) {
    for (;;) {
      const page = (await client.send('GET', `${endpoint}?attributes=id&count=1000`)) as Page;
      if (page.Resources.length === 0) break;
      for (const { id } of page.Resources) await client.send('DELETE', `${endpoint}/${encodeURIComponent(id)}`);
    }
  }
}

/** Creates people and, where there are groups, one group for each of their departments. */
export async function createPeople(client: OwnClient, types: readonly ResourceType[], count: number): Promise<void> {
  const has = (wanted: string) => types.some(({ endpoint }) => endpoint === wanted);
  if (count === 0 || !has('/Users')) return;
  const departments = new Departments();
  for await (const person of people(count)) {
    const { id } = (await client.send('POST', '/Users', person)) as { readonly id: string };
    departments.add(person, id);
  }
  if (!has('/Groups')) return;
  for (const group of departments.groups()) await client.send('POST', '/Groups', group);
}

/**
 * Creates what was read from an import.
 *
 * @throws SettingError that names the resource which the provider refuses.
 */
export async function createImported(client: OwnClient, resources: readonly ImportedResource[]): Promise<void> {
  for (const { type, id, body, place } of resources) {
    try {
      await client.send('POST', type.endpoint, body, id);
    } catch (cause) {
      if (!(cause instanceof OwnRequestError)) throw cause;
      throw new SettingError('import', `${place}: ${printable(cause.message)}`, { cause });
    }
  }
}
