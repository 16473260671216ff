/**
 * What identity providers match by. A path that a resource type does not have is left out. `emails[type eq "work"].value` is
 * found by `emails.value`: nearly all who have an address in common have it for the same purpose.
 */
export const DEFAULT_LOOKUPS: readonly string[] = [
  'userName',
  'externalId',
  'displayName',
  'emails.value',
  'meta.lastModified',
];
