import { suggestions } from 'scim-core';
import * as v from 'valibot';
import { findContradictions } from './contradictions.ts';
import { extendProfile } from './extend-profile.ts';
import { problemOf } from './form-problem.ts';
import { JsonPlaces, JsonTextError, rangeOf } from './json-places.ts';
import { knownProfiles } from './known-profiles.ts';
import { linearEngine } from './linear-engine.ts';
import { ProfileError, type ProfileProblem } from './profile-error.ts';
import { profileSchema } from './profile-schema.ts';
import type { VendorProfile } from './types.ts';
import { runPatternsBy } from './whole-pattern.ts';

/** Finds the JSON of a profile that another one extends. */
export type FindBase = (id: string) => object | undefined;

type Locate = (problem: ProfileProblem) => ProfileProblem;

/** How many problems of the form are told at once. */
const MOST_PROBLEMS = 100;

/** The most characters that the text of a profile may have. */
const MOST_CHARACTERS = 1_000_000;

/** Whether a text is that of a profile and not an id. */
export function isProfileText(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

/**
 * Reads the text of a profile.
 *
 * @throws {ProfileError} `invalid-profile`, with the place of each problem in the text.
 */
export function readProfileText(text: string, findBase: FindBase, known: readonly string[]): VendorProfile {
  const places = placesOf(text);
  const locate = (problem: ProfileProblem) => ({ ...problem, location: places.range(problem.pointer) });
  const [repeated] = places.repeated;
  if (repeated !== undefined) {
    throw invalidProfile([locate({ pointer: repeated, message: 'this property is given twice' })]);
  }
  return readProfile(JSON.parse(text.replace(/^\uFEFF/, '')), findBase, known, locate);
}

function placesOf(text: string): JsonPlaces {
  if (text.length > MOST_CHARACTERS) {
    const message = `the text has ${text.length} characters, at most ${MOST_CHARACTERS} are read`;
    throw invalidProfile([{ pointer: '', message }]);
  }
  try {
    return new JsonPlaces(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const { offset, expected } = error;
    const location = rangeOf(text, offset, Math.min(offset + 1, text.length));
    throw invalidProfile([{ pointer: '', message: `not valid JSON: expected ${expected}`, expected, location }]);
  }
}

/**
 * Checks the parsed JSON of a profile and fills in what it leaves out.
 *
 * The profile is checked as it was written before it is laid over the one that it extends, so that pointers lead into it.
 *
 * @throws {ProfileError} `invalid-profile`.
 */
export function readProfile(
  written: object,
  findBase: FindBase,
  known: readonly string[],
  locate: Locate = (problem) => problem,
): VendorProfile {
  runPatternsBy(linearEngine);
  const own = formOf(written, locate);
  if (own.extends === undefined) return finish(own, findContradictions(own), locate);
  const whole = withBase(written, findBase, known, new Set());
  const ownContradictions = findContradictions(own, Object.keys(sourcesOf(whole)));
  if (ownContradictions.length > 0) throw invalidProfile(ownContradictions.map(locate));
  const extended = formOf(whole, locate);
  return finish(extended, findContradictions(extended), locate);
}

type Form = v.InferOutput<typeof profileSchema>;

function formOf(written: object, locate: Locate): Form {
  const { success, output, issues } = v.safeParse(profileSchema, written);
  // A hostile text may have a problem in each of its lines.
  if (!success) throw invalidProfile(issues.slice(0, MOST_PROBLEMS).map((issue) => locate(problemOf(issue))));
  return output;
}

function finish(form: Form, contradictions: readonly ProfileProblem[], locate: Locate): VendorProfile {
  if (contradictions.length > 0) throw invalidProfile(contradictions.map(locate));
  const { $schema: _schema, extends: _extends, ...profile } = form;
  return freeze(profile);
}

function sourcesOf(whole: object): object {
  return 'sources' in whole && typeof whole.sources === 'object' && whole.sources !== null ? whole.sources : {};
}

function withBase(written: object, findBase: FindBase, known: readonly string[], seen: ReadonlySet<string>): object {
  const base = 'extends' in written ? written.extends : undefined;
  if (typeof base !== 'string') return written;
  const found = seen.has(base) ? undefined : findBase(base);
  if (found === undefined) {
    const [closest] = suggestions(base, known);
    const message = `there is no profile "${base}" to extend. ${knownProfiles(known)}`;
    const suggestion = closest === undefined ? {} : { suggestion: `write "${closest}"` };
    throw invalidProfile([{ pointer: '/extends', message, expected: 'the id of a bundled profile', ...suggestion }]);
  }
  return extendProfile({ ...withBase(found, findBase, known, new Set([...seen, base])) }, { ...written });
}

function invalidProfile(problems: readonly ProfileProblem[]): ProfileError {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const line = first?.location === undefined ? '' : ` (line ${first.location.line}, column ${first.location.column})`;
  const place = first?.pointer ? ` at ${first.pointer}` : '';
  const hint = first?.suggestion === undefined ? '' : `; ${first.suggestion}`;
  const what = first?.message ?? 'unknown problem';
  const message = `the profile does not follow the format${place}${line}: ${what}${hint}${more}`;
  return new ProfileError('invalid-profile', message, { problems });
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
