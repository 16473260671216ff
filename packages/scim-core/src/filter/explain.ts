import { printable } from '../error/syntax-error.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { Filter } from './ast.ts';
import type { BindFilterOptions } from './attribute-resolver.ts';
import { bindElementFilter, bindFilter } from './bind.ts';
import type { BoundFilter } from './bound-filter.ts';
import { compileBoundElement, compileFilter, type Predicate } from './compile.ts';
import { formatFilter } from './format.ts';
import { parseFilter } from './parse-filter.ts';

/** Why a resource satisfies a filter or not, node by node. */
export interface FilterExplanation {
  /** The part of the filter that this is about. */
  readonly filter: Filter;
  /** That part as text. */
  readonly text: string;
  readonly matched: boolean;
  /** One sentence that a person can read. */
  readonly reason: string;
  /** The values that a comparison looked at; empty for an attribute without value, and for groups. */
  readonly values: readonly unknown[];
  /** The parts of `and`, `or` and `not`; for a condition in brackets, what it says of each element. */
  readonly parts: readonly FilterExplanation[];
}

/**
 * Tells for each node of a filter whether a resource satisfies it, and which values decided.
 *
 * Values of attributes that are never returned can't appear, since filters on them are refused.
 *
 * @throws ScimError 400 `invalidFilter`, see {@link bindFilter}.
 * @example
 * ```ts
 * import { explainFilter, userResourceType } from 'scim-core';
 *
 * const user = { userName: 'bjensen', active: false };
 * const { matched, parts } = explainFilter('userName sw "b" and active eq true', user, { resourceType: userResourceType });
 * matched; // false
 * parts[1]?.reason; // 'active is false'
 * ```
 */
export function explainFilter(
  filter: Filter | string,
  resource: object,
  options: BindFilterOptions,
): FilterExplanation {
  const tree = typeof filter === 'string' ? parseFilter(filter, options) : filter;
  // Binding the whole first reports a fault with its place in the text.
  bindFilter(filter, options);
  return explainer(tree, undefined, { ...options, onTolerance: undefined })(resource);
}

type Scope = AttributeTarget | undefined;

/** Explains a node for one candidate after the other: a resource, or an element of the attribute before the brackets. */
type Explain = (candidate: unknown) => FilterExplanation;

function explainer(filter: Filter, scope: Scope, options: BindFilterOptions): Explain {
  const bound = scope === undefined ? bindFilter(filter, options) : bindElementFilter(filter, scope, options);
  const matches = (scope === undefined ? compileFilter(bound, options) : compileBoundElement(bound)) as Predicate;
  const text = formatFilter(filter);
  const explainParts = partsExplainer(filter, bound, scope, options);
  const target = comparedTarget(bound);
  return (candidate) => {
    const matched = matches(candidate);
    const parts = explainParts(candidate);
    const found = parts.length > 0 ? [] : valuesAt(target, candidate, scope !== undefined);
    const values = withoutSecrets(found, target);
    return { filter, text, matched, reason: reasonOf(filter, matched, parts, values, found.length > 0), values, parts };
  };
}

function partsExplainer(
  filter: Filter,
  bound: BoundFilter,
  scope: Scope,
  options: BindFilterOptions,
): (candidate: unknown) => FilterExplanation[] {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const parts = filter.filters.map((part) => explainer(part, scope, options));
      return (candidate) => parts.map((explain) => explain(candidate));
    }
    case 'not': {
      const explain = explainer(filter.filter, scope, options);
      return (candidate) => [explain(candidate)];
    }
    case 'valuePath': {
      if (bound.kind !== 'element') return () => [];
      const { target } = bound;
      const explain = explainer(filter.path.filter, target, options);
      return (candidate) => valuesAt(target, candidate, false).map(explain);
    }
    default:
      return () => [];
  }
}

/** The attribute that a bound expression compares; what selects its elements comes before it. */
function comparedTarget(bound: BoundFilter | undefined): AttributeTarget | undefined {
  switch (bound?.kind) {
    case 'comparison':
    case 'present':
      return bound.target;
    case 'element':
    case 'not':
      return comparedTarget(bound.filter);
    case 'and':
    case 'or':
      return comparedTarget(bound.filters.at(-1));
    default:
      return undefined;
  }
}

type Members = Readonly<Record<string, unknown>> | undefined;

function valuesAt(target: AttributeTarget | undefined, candidate: unknown, inElement: boolean): unknown[] {
  if (target === undefined) return [];
  const { extension, attribute, subAttribute } = target;
  const container = extension === undefined ? candidate : (candidate as Members)?.[extension];
  const found = inElement ? candidate : (container as Members)?.[attribute.name];
  const elements = Array.isArray(found) ? found : [found];
  const values =
    subAttribute === undefined ? elements : elements.map((element) => (element as Members)?.[subAttribute.name]);
  return values.flat().filter((value) => value !== undefined && value !== null);
}

/** Complex values without their parts that are never returned; those of which nothing is left are left out. */
function withoutSecrets(values: readonly unknown[], target: AttributeTarget | undefined): readonly unknown[] {
  const secrets = target?.attribute.subAttributes.filter(({ returned }) => returned === 'never') ?? [];
  if (secrets.length === 0 || target?.subAttribute !== undefined) return values;
  const hidden = new Set(secrets.map(({ name }) => name));
  return values
    .map((value) => Object.fromEntries(Object.entries(value as object).filter(([name]) => !hidden.has(name))))
    .filter((value) => Object.keys(value).length > 0);
}

function reasonOf(
  filter: Filter,
  matched: boolean,
  parts: readonly FilterExplanation[],
  values: readonly unknown[],
  hasValue: boolean,
): string {
  const holding = parts.filter((part) => part.matched).length;
  switch (filter.kind) {
    case 'and':
    case 'or':
      return `${holding} of ${parts.length} conditions hold`;
    case 'not':
      return matched ? 'the condition inside does not hold' : 'the condition inside holds';
    case 'valuePath':
      if (parts.length === 0) return `${filter.path.attribute} has no value`;
      return `${holding} of ${parts.length} elements of ${filter.path.attribute} satisfy the condition`;
    default: {
      const { path } = filter;
      const name = path.subAttribute === undefined ? path.attribute : `${path.attribute}.${path.subAttribute}`;
      if (values.length === 0) return `${name} has ${hasValue ? 'a value that is never returned' : 'no value'}`;
      return `${name} is ${values.map((value) => printable(JSON.stringify(value))).join(', ')}`;
    }
  }
}
