import { suggestions, tolerances } from 'scim-core';
import { type Place, patternsOf, sourceNamesOf, targetsOf } from './places.ts';
import type { ProfileProblem } from './profile-error.ts';
import { targetKey, targetPath } from './target-key.ts';
import type { ResourceProfile, VendorProfile } from './types.ts';
import { compileWhole } from './whole-pattern.ts';

/**
 * What the form of a profile can't tell: targets that are no SCIM paths, sources that are not named, patterns that are
 * none, and statements that contradict each other.
 *
 * @param sources The names of the sources that statements may refer to; those of the profile when left out.
 */
export function findContradictions(
  profile: VendorProfile,
  sources: readonly string[] = Object.keys(profile.sources),
): ProfileProblem[] {
  return [
    ...targetsOf(profile).flatMap(pathProblem),
    ...sourceNamesOf(profile).flatMap((place) => sourceProblem(place, sources)),
    ...patternsOf(profile).flatMap(patternProblem),
    ...resourceProblems(profile.users, '/users'),
    ...resourceProblems(profile.groups, '/groups'),
  ];
}

function pathProblem({ pointer, text }: Place): ProfileProblem[] {
  if (keyOf(text) !== undefined) return [];
  return [
    {
      pointer,
      message: `"${text}" is no SCIM path`,
      expected: 'a target as Entra writes it, such as name.givenName or emails[type eq "work"].value',
    },
  ];
}

function sourceProblem({ pointer, text }: Place, sources: readonly string[]): ProfileProblem[] {
  if (sources.includes(text)) return [];
  const [closest] = suggestions(text, sources);
  return [
    {
      pointer,
      message: `"${text}" is not listed in the sources of the profile`,
      expected: sources.length === 0 ? 'an entry under "sources"' : `one of ${sources.join(', ')}`,
      suggestion: closest === undefined ? `add "${text}" to the sources, with title and url` : `write "${closest}"`,
    },
  ];
}

function patternProblem({ pointer, text }: Place): ProfileProblem[] {
  try {
    compileWhole(text);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ pointer, message: error.message, expected: 'a regular expression that matches the whole text' }];
  }
}

function resourceProblems({ targets, removals, deviations }: ResourceProfile, pointer: string): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const seen = new Map<string, number>();
  targets.supported.forEach(({ target, literal }, index) => {
    const key = literal ? target.toLowerCase() : keyOf(target);
    if (key === undefined) return;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else {
      problems.push({
        pointer: `${pointer}/targets/supported/${index}/target`,
        message: `"${target}" is listed twice`,
        suggestion: `merge it with ${pointer}/targets/supported/${first}`,
      });
    }
  });
  targets.supported.forEach((listed, index) => {
    if (listed.defaultValue === undefined || listed.default !== undefined) return;
    problems.push({
      pointer: `${pointer}/targets/supported/${index}/defaultValue`,
      message: 'a value that is filled in needs words for it',
      suggestion: 'say under "default" what the vendor takes when the attribute is not mapped',
    });
  });
  removals.forEach(({ target, source }, index) => {
    if (target === undefined || source !== undefined) return;
    const listed = targets.supported[seen.get(keyOf(target) ?? '') ?? -1];
    if (listed?.mandatory !== 'always') return;
    problems.push({
      pointer: `${pointer}/removals/${index}/target`,
      message: `"${target}" is mandatory, so its mapping can not be one to remove`,
      suggestion: 'take one of the two statements out',
    });
  });
  deviations.forEach(({ tolerance }, index) => {
    if (Object.hasOwn(tolerances, tolerance)) return;
    const [closest] = suggestions(tolerance, Object.keys(tolerances));
    problems.push({
      pointer: `${pointer}/deviations/${index}/tolerance`,
      message: `there is no tolerance "${tolerance}"`,
      expected: 'an id such as patch.op-any-case',
      ...(closest === undefined ? {} : { suggestion: `write "${closest}"` }),
    });
  });
  return problems;
}

function keyOf(target: string): string | undefined {
  const path = targetPath(target);
  return path === undefined ? undefined : targetKey(path);
}
