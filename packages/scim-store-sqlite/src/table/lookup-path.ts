/** What identity providers match by. A path that a resource type does not have is left out. */
export const DEFAULT_LOOKUPS: readonly string[] = [
  'userName',
  'externalId',
  'displayName',
  'emails.value',
  'emails[type eq "work"].value',
  'meta.lastModified',
];
