import { isUnassigned } from '../resource/unassigned.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { Filter } from './ast.ts';
import type { BindFilterOptions } from './attribute-resolver.ts';
import { bindFilter } from './bind.ts';
import type { BoundComparison, BoundFilter } from './bound-filter.ts';
import { foldsToAscii } from './fold.ts';
import { asciiEqualityKey, type ValueTest, valueTest } from './value-test.ts';

/** Tells whether a resource, or an element of a multi-valued attribute, satisfies a filter. */
export type Predicate = (candidate: unknown) => boolean;

type Members = Readonly<Record<string, unknown>>;

/**
 * Makes a function that tells whether a resource satisfies a filter. Nothing is generated from text: it runs where
 * `eval` is forbidden.
 *
 * Resources must have canonical names and types, as {@link readResource} gives them.
 *
 * @param filter A tree of {@link parseFilter}, one of {@link bindFilter}, or the text.
 * @throws ScimError 400 `invalidFilter`, see {@link bindFilter}.
 * @see [RFC 7644 §3.4.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2)
 * @example
 * ```ts
 * import { compileFilter, userResourceType } from 'scim-core';
 *
 * const isJensen = compileFilter('name.familyName eq "jensen"', { resourceType: userResourceType });
 * isJensen({ userName: 'bjensen', name: { familyName: 'Jensen' } }); // true
 * ```
 */
export function compileFilter(
  filter: Filter | BoundFilter | string,
  options: BindFilterOptions,
): (resource: object) => boolean {
  const bound = typeof filter !== 'string' && isBound(filter) ? filter : bindFilter(filter, options);
  return predicate(bound, resourceAccess);
}

/** Makes a function that tells whether one element of an attribute satisfies a condition in brackets. */
export function compileBoundElement(filter: BoundFilter): Predicate {
  return predicate(filter, elementAccess);
}

/** Parsed nodes know where they stood in the text, bound ones do not. */
function isBound(filter: Filter | BoundFilter): filter is BoundFilter {
  return !('start' in filter);
}

/** How the values that a comparison looks at are reached. */
type Access = (target: AttributeTarget, test: ValueTest) => Predicate;

function predicate(filter: BoundFilter, access: Access): Predicate {
  switch (filter.kind) {
    case 'comparison':
      return equalityPredicate(filter, access) ?? access(filter.target, valueTest(filter));
    case 'present':
      return access(filter.target, isPresent);
    case 'element': {
      const test = predicate(filter.filter, elementAccess);
      const read = reader(filter.target);
      return (resource) => {
        const value = read(resource as Members);
        if (value === undefined || value === null) return false;
        return Array.isArray(value) ? value.some(test) : test(value);
      };
    }
    case 'not': {
      const inner = predicate(filter.filter, access);
      return (candidate) => !inner(candidate);
    }
    case 'and':
      return allHold(filter.filters.map((part) => predicate(part, access)));
    case 'or':
      return oneHolds(filter.filters.map((part) => predicate(part, access)));
    case 'constant':
      return () => filter.value;
  }
}

/** One function instead of two inside one another, for text that is compared in any letter case. */
function equalityPredicate(filter: BoundComparison, access: Access): Predicate | undefined {
  const { attribute, extension, subAttribute } = filter.target;
  const inElement = access === elementAccess;
  const direct = inElement ? subAttribute : attribute;
  const isDirect = inElement || (extension === undefined && subAttribute === undefined);
  if (direct === undefined || !isDirect || direct.multiValued) return undefined;
  const key = asciiEqualityKey(filter);
  if (key === undefined) return undefined;
  const { name } = direct;
  return (candidate) => foldsToAscii((candidate as Members | undefined)?.[name], key);
}

/** So many conditions are called one inside the other, which is fastest; more in a loop, which needs no stack. */
const MOST_NESTED = 16;

function allHold(predicates: readonly Predicate[]): Predicate {
  if (predicates.length > MOST_NESTED) return (candidate) => predicates.every((holds) => holds(candidate));
  return predicates.reduceRight((rest, first) => (candidate) => first(candidate) && rest(candidate));
}

function oneHolds(predicates: readonly Predicate[]): Predicate {
  if (predicates.length > MOST_NESTED) return (candidate) => predicates.some((holds) => holds(candidate));
  return predicates.reduceRight((rest, first) => (candidate) => first(candidate) || rest(candidate));
}

const isPresent: ValueTest = (value) => !isUnassigned(value);

/** Reads the value of an attribute, without its sub-attribute. */
function reader({ extension, attribute: { name } }: AttributeTarget): (resource: Members) => unknown {
  if (extension === undefined) return (resource) => resource[name];
  return (resource) => (resource[extension] as Members | undefined)?.[name];
}

const resourceAccess: Access = (target, test) => {
  const { attribute, extension, subAttribute } = target;
  const { name } = attribute;
  if (attribute.multiValued || subAttribute?.multiValued === true) {
    const read = reader(target);
    const part = subAttribute?.name;
    return (resource) => someValue(read(resource as Members), part, test);
  }
  if (extension !== undefined) {
    const read = reader(target);
    if (subAttribute === undefined) return (resource) => test(read(resource as Members));
    const part = subAttribute.name;
    return (resource) => test((read(resource as Members) as Members | undefined)?.[part]);
  }
  if (subAttribute === undefined) return (resource) => test((resource as Members)[name]);
  const part = subAttribute.name;
  return (resource) => test(((resource as Members)[name] as Members | undefined)?.[part]);
};

const elementAccess: Access = ({ subAttribute }, test) => {
  if (subAttribute === undefined) return test;
  const part = subAttribute.name;
  if (!subAttribute.multiValued) return (element) => test((element as Members | undefined)?.[part]);
  return (element) => someValue((element as Members | undefined)?.[part], undefined, test);
};

/** Any element may satisfy the test (RFC 7644 §3.4.2.2); no element at all is an unassigned value. */
function someValue(value: unknown, part: string | undefined, test: ValueTest): boolean {
  if (!Array.isArray(value)) return satisfies(value, part, test);
  if (value.length === 0) return test(undefined);
  for (let index = 0; index < value.length; index += 1) if (satisfies(value[index], part, test)) return true;
  return false;
}

function satisfies(element: unknown, part: string | undefined, test: ValueTest): boolean {
  const candidate = part === undefined ? element : (element as Members | undefined)?.[part];
  return Array.isArray(candidate) ? someValue(candidate, undefined, test) : test(candidate);
}
