import type { ResourceType } from 'scim-core';

/** How a relation is called in the database: attributes of two types may have one path. */
export function relationName(type: ResourceType, path: string): string {
  return `${type.name}.${path}`;
}
