import type { ResourceType } from 'scim-core';
import { entityTag } from '../identity/entity-tag.ts';
import { instantText } from './instant-text.ts';
import { jsonText } from './json-text.ts';
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
    meta: metaOf(type, stored, location),
  };
}

/** What a service provider says of a version. */
function metaOf({ name }: ResourceType, { created, lastModified, version }: StoredResource, location: string) {
  return {
    resourceType: name,
    created: instantText(created),
    lastModified: instantText(lastModified),
    location,
    version: entityTag(version),
  };
}

/**
 * The JSON of what {@link presentResource} puts together, without its last bracket.
 *
 * @param plainText {@link StoredResource.plainText}, of which the first bracket that closes ends `schemas`.
 */
export function presentText(type: ResourceType, stored: StoredResource, plainText: string, location: string): string {
  const end = plainText.indexOf(']') + 1;
  const { id, created, lastModified, version } = stored;
  const meta =
    `{"resourceType":${jsonText(type.name)},"created":"${instantText(created)}",` +
    `"lastModified":"${instantText(lastModified)}","location":${jsonText(location)},` +
    `"version":"W/\\"${version}\\""}`;
  return `${plainText.slice(0, end)},"id":${jsonText(id)}${plainText.slice(end, -1)},"meta":${meta}`;
}
