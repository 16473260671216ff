import { ScimError } from 'scim-core';
import type { ProfileProblem } from './profile-error.ts';
import { targetKey } from './target-key.ts';
import type { ResourceProfile, VendorProfile } from './types.ts';
import { compileWhole } from './whole-pattern.ts';

/** What the form of a profile can't tell: targets that are no SCIM paths, and sources that are not named. */
export function findContradictions(profile: VendorProfile): ProfileProblem[] {
  return [
    ...problemsOf(profile.users, '/users', profile),
    ...problemsOf(profile.groups, '/groups', profile),
    ...patternsOf(profile).flatMap(({ pointer, pattern }) => patternProblem(pointer, pattern)),
  ];
}

function patternsOf({ users, groups, connection }: VendorProfile) {
  const found: { readonly pointer: string; readonly pattern: string }[] = [];
  for (const [name, resource] of [
    ['users', users],
    ['groups', groups],
  ] as const) {
    resource.targets.patterns.forEach(({ schema, attribute }, index) => {
      const pointer = `/${name}/targets/patterns/${index}`;
      found.push(
        { pointer: `${pointer}/schema`, pattern: schema },
        { pointer: `${pointer}/attribute`, pattern: attribute },
      );
    });
    resource.targets.supported.forEach(({ values }, index) => {
      const pointer = `/${name}/targets/supported/${index}/values/pattern`;
      if (values?.pattern !== undefined) found.push({ pointer, pattern: values.pattern });
    });
  }
  connection.tenantUrls.forEach((pattern, index) => {
    found.push({ pointer: `/connection/tenantUrls/${index}`, pattern });
  });
  connection.outdatedUrls.forEach(({ pattern }, index) => {
    found.push({ pointer: `/connection/outdatedUrls/${index}/pattern`, pattern });
  });
  return found;
}

function patternProblem(pointer: string, pattern: string): ProfileProblem[] {
  try {
    compileWhole(pattern);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ pointer, message: error.message }];
  }
}

function problemsOf(resource: ResourceProfile, pointer: string, { sources }: VendorProfile): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const lists = [
    ['targets/supported', resource.targets.supported],
    ['recommended', resource.recommended],
    ['removals', resource.removals],
    ['references', resource.references],
  ] as const;
  for (const [list, elements] of lists) {
    elements.forEach(({ target, sources: named = [] }, index) => {
      const place = `${pointer}/${list}/${index}`;
      const fault = target === undefined ? undefined : faultOf(target);
      if (fault !== undefined) problems.push({ pointer: `${place}/target`, message: fault });
      for (const source of named) {
        if (!Object.hasOwn(sources, source)) {
          problems.push({
            pointer: `${place}/sources`,
            message: `"${source}" is not listed in the sources of the profile`,
          });
        }
      }
    });
  }
  return problems;
}

function faultOf(target: string): string | undefined {
  try {
    targetKey(target);
    return undefined;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return `"${target}" is no SCIM path`;
  }
}
