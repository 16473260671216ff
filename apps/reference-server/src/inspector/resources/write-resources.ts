import { diffResources, patchOp, type ResourceType } from 'scim-core';
import type { OwnAnswer } from '../../tenant/own-client.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { Problem } from '../http/problem.ts';
import type { Moment } from './moment.ts';
import { accepted } from './own-problem.ts';
import { longRelations } from './read-resources.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * Replaces a resource, as a PUT of a client does. Attributes that were too long to be shown stay as they are where the body
 * leaves them out: then only what differs is patched.
 *
 * @param match The ETag of the version that was edited.
 * @throws Problem 412 when another version is there by now; what the service provider says of a body that it refuses.
 */
export async function replaceResource(
  { client, ...moment }: Moment,
  tenant: Tenant,
  type: ResourceType,
  id: string,
  { body, match }: { readonly body: Members; readonly match: string | undefined },
): Promise<void> {
  const path = `${type.endpoint}/${encodeURIComponent(id)}`;
  const headers = match === undefined ? undefined : { 'if-match': match };
  const long = await longRelations(moment, tenant.name, type, id);
  const kept = long.filter((name) => !Object.hasOwn(body, name));
  if (kept.length === 0) {
    accepted(await client.request({ method: 'PUT', path, body, headers }));
    return;
  }
  const excluded = `?excludedAttributes=${encodeURIComponent(kept.join())}`;
  const { body: present } = accepted(await client.request({ method: 'GET', path: path + excluded }));
  const operations = diffResources(present as Members, body, { resourceType: type });
  if (operations.length === 0) return;
  accepted(await client.request({ method: 'PATCH', path, body: patchOp(operations), headers }));
}

/** Creates a resource, as a POST of a client does. */
export async function createResource({ client }: Moment, type: ResourceType, body: Members): Promise<OwnAnswer> {
  return accepted(await client.request({ method: 'POST', path: type.endpoint, body }));
}

/** Deletes a resource, as a DELETE of a client does. */
export async function deleteResource(
  { client }: Moment,
  type: ResourceType,
  id: string,
  match: string | undefined,
): Promise<void> {
  const headers = match === undefined ? undefined : { 'if-match': match };
  accepted(await client.request({ method: 'DELETE', path: `${type.endpoint}/${encodeURIComponent(id)}`, headers }));
}

/** @throws Problem 404 when a tenant has no such resource type. */
export function findType({ resourceTypes, name }: Tenant, wanted: string): ResourceType {
  const type = resourceTypes.find((one) => one.name === wanted);
  if (type !== undefined) return type;
  const known = resourceTypes.map((one) => one.name).join(', ');
  throw new Problem(404, `The tenant ${name} has no such resource type; it has ${known}.`, { where: 'type' });
}
