/** Names the known profiles, where they are few enough for anyone to read them. */
export function knownProfiles(ids: readonly string[]): string {
  return ids.length > 20 ? `${ids.length} profiles are known` : `Known profiles: ${ids.join(', ')}`;
}
