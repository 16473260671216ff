import type { ResourceType } from 'scim-core';

/** Which part of a profile speaks of a resource type. */
export function kindOf({ endpoint }: ResourceType): 'users' | 'groups' {
  return endpoint === '/Groups' ? 'groups' : 'users';
}
