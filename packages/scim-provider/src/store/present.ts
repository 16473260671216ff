import type { ResourceType } from 'scim-core';
import { entityTag } from '../identity/entity-tag.ts';
import type { StoredResource } from './resource-store.ts';

/** A resource as clients see it, before attributes are selected. */
export type PresentedResource = Record<string, unknown>;

/**
 * Puts together the resource that a stored version stands for: its attributes with `id` and `meta`, without relations.
 *
 * @param location The URI of the resource.
 * @see [RFC 7643 §3.1](https://www.rfc-editor.org/rfc/rfc7643#section-3.1)
 */
export function presentResource(type: ResourceType, stored: StoredResource, location: string): PresentedResource {
  const { document } = stored;
  return {
    // Named before the others, which fixes their places.
    schemas: document.schemas,
    id: stored.id,
    ...document,
    meta: {
      resourceType: type.name,
      created: new Date(stored.created).toISOString(),
      lastModified: new Date(stored.lastModified).toISOString(),
      location,
      version: entityTag(stored.version),
    },
  };
}
