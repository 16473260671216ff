import type { BoundFilter, ResourceType } from 'scim-core';
import {
  addRelation,
  presentElement,
  presentOwner,
  presentResource,
  type ResourceQuery,
  type StoredResource,
} from 'scim-provider';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Moment } from '../resources/moment.ts';

/** Elements of a relation that a filter sees here. */
const mostElements = 10_000;

/** Where resources of a tenant are, for filters that ask it. */
export function locationIn(tenant: Tenant): ResourceQuery['locationOf'] {
  return (type, id) => {
    const endpoint = tenant.resourceTypes.find(({ name }) => name === type)?.endpoint;
    return endpoint === undefined ? undefined : `${tenant.localUrl()}${endpoint}/${encodeURIComponent(id)}`;
  };
}

/** A resource as a filter sees it: with what it names of relations. */
export async function presentWhole(
  { store, relations }: Moment,
  tenant: Tenant,
  type: ResourceType,
  stored: StoredResource,
  filter: BoundFilter,
): Promise<object> {
  const locationOf = locationIn(tenant);
  const resource = presentResource(type, stored, locationOf(type.name, stored.id) ?? '');
  const named = namesIn(filter);
  for (const relation of relations) {
    const { owner, target, reverse } = relation;
    if (owner === type && named.has(target.path)) {
      const { elements } = await store.elements(tenant.name, relation, stored.id, mostElements);
      const view = { relation, side: 'owner' as const, ...placeOf(target) };
      addRelation(
        resource,
        view,
        elements.map((element) => presentElement(element, locationOf)),
      );
    }
    for (const other of reverse) {
      if (other.type !== type || !named.has(other.target.path)) continue;
      const owners = (await store.owners(tenant.name, relation, [stored.id])).get(stored.id) ?? [];
      const view = { relation, side: 'member' as const, ...placeOf(other.target) };
      addRelation(
        resource,
        view,
        owners.map((one) => presentOwner(relation, one, locationOf)),
      );
    }
  }
  return resource;
}

function placeOf({
  path,
  extension,
  attribute,
}: {
  path: string;
  extension: string | undefined;
  attribute: { name: string };
}) {
  return { path, extension, name: attribute.name };
}

/** The attributes that a filter names, without their parts. */
function namesIn(filter: BoundFilter): ReadonlySet<string> {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return new Set(filter.filters.flatMap((part) => [...namesIn(part)]));
    case 'not':
      return namesIn(filter.filter);
    case 'constant':
      return new Set();
    default:
      return new Set([filter.target.whole.path]);
  }
}
