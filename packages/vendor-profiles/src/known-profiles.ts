import { bundledProfiles } from './bundled.ts';

/** Names the known profiles, where they are few enough for anyone to read them; else those that are written by hand. */
export function knownProfiles(ids: readonly string[]): string {
  return ids.length > 20
    ? `${ids.length} profiles are known, among them ${curated()}`
    : `Known profiles: ${ids.join(', ')}`;
}

function curated(): string {
  return [...bundledProfiles.keys()].sort().join(', ');
}
