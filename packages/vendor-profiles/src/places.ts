import type { ResourceProfile, VendorProfile } from './types.ts';

/** A text in a profile, and the JSON pointer to it. */
export interface Place {
  readonly pointer: string;
  readonly text: string;
}

const RESOURCES = ['users', 'groups'] as const;

/** Every text of a profile that has to be a SCIM path. */
export function targetsOf(profile: VendorProfile): Place[] {
  return RESOURCES.flatMap((name) => resourceTargets(profile[name]).map((place) => below(`/${name}`, place)));
}

function resourceTargets({ targets, recommended, removals, matching, references }: ResourceProfile): Place[] {
  const { target, comparedWith, filterable = [], sameSourceAs = [] } = matching;
  const single = (pointer: string, text: string | undefined) => (text === undefined ? [] : [{ pointer, text }]);
  const supported = targets.supported.flatMap(({ target: text, literal }, index) =>
    literal ? [] : [{ pointer: `/targets/supported/${index}/target`, text }],
  );
  return [
    ...supported,
    ...targets.atLeastOne.flatMap((choice, index) => texts(`/targets/atLeastOne/${index}/targets`, choice.targets)),
    ...[...recommended.entries()].flatMap(([index, row]) => single(`/recommended/${index}/target`, row.target)),
    ...[...removals.entries()].flatMap(([index, removal]) => single(`/removals/${index}/target`, removal.target)),
    ...[...references.entries()].flatMap(([index, rule]) => single(`/references/${index}/target`, rule.target)),
    ...single('/matching/target', target === 'unknown' ? undefined : target),
    ...single('/matching/comparedWith', comparedWith),
    ...texts('/matching/filterable', filterable),
    ...texts('/matching/sameSourceAs', sameSourceAs),
  ];
}

/** Every text of a profile that has to be a regular expression. */
export function patternsOf({ users, groups, connection }: VendorProfile): Place[] {
  const found: Place[] = [];
  for (const [name, { targets }] of [['users', users] as const, ['groups', groups] as const]) {
    targets.patterns.forEach(({ schema, attribute }, index) => {
      const pointer = `/${name}/targets/patterns/${index}`;
      found.push({ pointer: `${pointer}/schema`, text: schema }, { pointer: `${pointer}/attribute`, text: attribute });
    });
    targets.supported.forEach(({ values }, index) => {
      const pointer = `/${name}/targets/supported/${index}/values/pattern`;
      if (values?.pattern !== undefined) found.push({ pointer, text: values.pattern });
    });
  }
  found.push(...texts('/connection/tenantUrls', connection.tenantUrls));
  connection.outdatedUrls.forEach(({ pattern }, index) => {
    found.push({ pointer: `/connection/outdatedUrls/${index}/pattern`, text: pattern });
  });
  return found;
}

/** Every name of a source that a statement of a profile refers to, wherever it stands. */
export function sourceNamesOf(profile: VendorProfile): Place[] {
  const { sources: _named, ...statements } = profile;
  return namesIn(statements, '');
}

function namesIn(value: unknown, pointer: string): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = `${pointer}/${key}`;
    return key === 'sources' && Array.isArray(inner) ? texts(place, inner) : namesIn(inner, place);
  });
}

function texts(pointer: string, list: readonly string[]): Place[] {
  return list.map((text, index) => ({ pointer: `${pointer}/${index}`, text }));
}

function below(prefix: string, { pointer, text }: Place): Place {
  return { pointer: `${prefix}${pointer}`, text };
}
