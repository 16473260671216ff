import { bundledProfiles } from './bundled.ts';
import { findBundled, loadProfile, profileIds, unknownProfile } from './load-profile.ts';
import { isProfileText, readProfile, readProfileText } from './read-profile.ts';
import type { Confidence, ResourceProfile, VendorProfile } from './types.ts';

/** What a list of profiles says of each. */
export interface ProfileSummary {
  readonly id: string;
  readonly name: string;
  /** Whether it is written by hand, or imported from a public attribute table. */
  readonly origin: 'curated' | 'imported';
  readonly confidence: Confidence;
  /** Whether the list of user attributes is complete. */
  readonly userTargets: ResourceProfile['targets']['list'];
  /** How many user attributes are listed. */
  readonly supported: number;
  readonly groups: ResourceProfile['provisioning'];
}

const opened = new Map<string, VendorProfile>();

/**
 * Loads a profile as {@link loadProfile} does, and knows those imported from public attribute tables besides; these are
 * fetched when they are first needed. A profile written by hand wins over an imported one of the same id.
 *
 * @param profile The id of a bundled profile, the text of a profile (it starts with `{`), or its parsed JSON. `extends`
 * may name an imported profile too.
 * @throws {ProfileError} as {@link loadProfile} does.
 *
 * @example
 * ```ts
 * import { openProfile } from 'vendor-profiles';
 *
 * const slack = await openProfile('slack');
 * slack.confidence; // 'imported'
 * ```
 */
export async function openProfile(profile: string | object): Promise<VendorProfile> {
  if (typeof profile === 'string' && bundledProfiles.has(profile)) return loadProfile(profile);
  if (typeof profile !== 'string' && (typeof profile !== 'object' || profile === null)) return loadProfile(profile);
  const { findImported, importedIds } = await import('./imported/index.ts');
  const findBase = (id: string) => findBundled(id) ?? findImported(id);
  const known = allIds(importedIds());
  if (typeof profile === 'object') return readProfile(profile, findBase, known);
  if (isProfileText(profile)) return readProfileText(profile, findBase, known);
  const before = opened.get(profile);
  if (before !== undefined) return before;
  const found = findImported(profile);
  if (found === undefined) throw unknownProfile(profile, known);
  const read = readProfile(found, findBase, known);
  opened.set(profile, read);
  return read;
}

/**
 * Lists the profiles that {@link openProfile} knows by id, in alphabetical order.
 *
 * @example
 * ```ts
 * import { listProfiles } from 'vendor-profiles';
 *
 * const imported = (await listProfiles()).filter(({ origin }) => origin === 'imported');
 * ```
 */
export async function listProfiles(): Promise<readonly ProfileSummary[]> {
  const { importedIds } = await import('./imported/index.ts');
  const ids = allIds(importedIds());
  return Promise.all(ids.map(async (id) => summaryOf(await openProfile(id), bundledProfiles.has(id))));
}

function summaryOf({ id, name, confidence, users, groups }: VendorProfile, curated: boolean): ProfileSummary {
  return {
    id,
    name,
    origin: curated ? 'curated' : 'imported',
    confidence,
    userTargets: users.targets.list,
    supported: users.targets.supported.length,
    groups: groups.provisioning,
  };
}

function allIds(imported: readonly string[]): string[] {
  return [...new Set([...profileIds(), ...imported])].sort();
}
