import { didYouMean } from 'scim-core';
import * as v from 'valibot';
import { bundledProfiles } from './bundled.ts';
import { findContradictions } from './contradictions.ts';
import { extendProfile } from './extend-profile.ts';
import { ProfileError, type ProfileProblem } from './profile-error.ts';
import { profileSchema } from './profile-schema.ts';
import type { VendorProfile } from './types.ts';

/** The ids of the profiles that come with this package, in alphabetical order. */
export function profileIds(): readonly string[] {
  return [...bundledProfiles.keys()].sort();
}

const loaded = new Map<string, VendorProfile>();

/**
 * Loads a profile: a bundled one by its id, or one of your own from its JSON.
 *
 * What the profile leaves out is filled in with the value that means "not known", so that it never leads to a finding.
 * The result is frozen.
 *
 * @param profile The id of a bundled profile, the text of a profile (it starts with `{`), or its parsed JSON.
 * @throws {ProfileError} with the code `unknown-profile` for an id that is not known, and `invalid-profile` for JSON that
 * does not follow the format; `problems` then says what is wrong at which JSON pointer.
 *
 * @example
 * ```ts
 * import { loadProfile } from 'vendor-profiles';
 *
 * loadProfile('talkdesk').groups.provisioning; // 'forbidden'
 * loadProfile({ id: 'acme', name: 'Acme', extends: 'generic' }).users.targets.list; // 'closed'
 * ```
 */
export function loadProfile(profile: string | object): VendorProfile {
  if (typeof profile === 'object' && profile !== null) return readProfile(profile);
  if (typeof profile !== 'string') throw new TypeError('"profile" must be an id, a JSON text, or an object');
  if (/^\uFEFF?\s*\{/.test(profile)) return readProfile(parseText(profile));
  const known = loaded.get(profile) ?? loadBundled(profile);
  loaded.set(profile, known);
  return known;
}

function loadBundled(id: string): VendorProfile {
  const bundled = bundledProfiles.get(id);
  if (bundled === undefined) throw unknownProfile(id);
  return readProfile(bundled);
}

function unknownProfile(id: string): ProfileError {
  const known = profileIds();
  const message = `there is no profile "${id}".${didYouMean(id, known)} Known profiles: ${known.join(', ')}`;
  return new ProfileError('unknown-profile', message, { known });
}

function parseText(text: string): object {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw invalidProfile([{ pointer: '', message: `not valid JSON: ${message}` }]);
  }
}

function readProfile(written: object): VendorProfile {
  const result = v.safeParse(profileSchema, withBase(written, new Set()));
  if (!result.success) throw invalidProfile(result.issues.map(problemOf));
  const { $schema: _schema, extends: _extends, ...profile } = result.output;
  const contradictions = findContradictions(profile);
  if (contradictions.length > 0) throw invalidProfile(contradictions);
  return freeze(profile);
}

function withBase(written: object, seen: ReadonlySet<string>): object {
  const base = 'extends' in written ? written.extends : undefined;
  if (typeof base !== 'string') return written;
  const known = bundledProfiles.get(base);
  if (known === undefined || seen.has(base)) {
    const message = `there is no profile "${base}" to extend. Known profiles: ${profileIds().join(', ')}`;
    throw invalidProfile([{ pointer: '/extends', message }]);
  }
  return extendProfile({ ...withBase(known, new Set([...seen, base])) }, { ...written });
}

function problemOf(issue: v.BaseIssue<unknown>): ProfileProblem {
  const tokens = (issue.path ?? []).map(({ key }) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'));
  return { pointer: tokens.map((token) => `/${token}`).join(''), message: describe(issue) };
}

function describe(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'this property is not known';
  if (issue.kind === 'schema' && issue.received === 'undefined') return 'this property is missing';
  if (issue.type === 'regex' || issue.type === 'check') return issue.message;
  return `expected ${issue.expected}, found ${issue.received}`;
}

function invalidProfile(problems: readonly ProfileProblem[]): ProfileError {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const place = first?.pointer ? ` at ${first.pointer}` : '';
  const message = `the profile does not follow the format${place}: ${first?.message ?? 'unknown problem'}${more}`;
  return new ProfileError('invalid-profile', message, { problems });
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
