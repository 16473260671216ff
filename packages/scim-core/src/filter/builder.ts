import { didYouMean } from '../error/did-you-mean.ts';
import { parsePath } from '../path/parse-path.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { ComparisonOperator, ComparisonValue, Filter } from './ast.ts';
import type { AttributeExpression, FilterBuilder } from './builder-types.ts';
import { bindOperand, operatorProblem } from './operand.ts';

/**
 * Makes a builder whose paths, operators and values follow from a resource type: what compiles is a valid filter.
 *
 * Nodes that are built have no text, so their `start` and `end` are 0. Write a filter with {@link formatFilter}.
 *
 * @example
 * ```ts
 * import { filterFor, formatFilter, userResourceType } from 'scim-core';
 *
 * const where = filterFor(userResourceType);
 * const filter = where.and(
 *   where('userName').startsWith('b'),
 *   where('emails').matches((email) => email.and(email('type').equals('work'), email('primary').equals(true))),
 * );
 * formatFilter(filter); // 'userName sw "b" and emails[type eq "work" and primary eq true]'
 * ```
 */
export function filterFor<T extends ResourceType>(resourceType: T): FilterBuilder<T> {
  const builder = (path: string) => {
    const target = resourceType.index.resolve(path);
    if (target === undefined) {
      const hint = didYouMean(
        path,
        resourceType.index.targets.map((known) => known.path),
      );
      throw new TypeError(`"${path}" is no attribute of ${resourceType.name}.${hint}`);
    }
    return expression(path, target);
  };
  return Object.assign(builder, combinators) as unknown as FilterBuilder<T>;
}

const combinators = {
  and: (...filters: readonly Filter[]): Filter => combine('and', filters),
  or: (...filters: readonly Filter[]): Filter => combine('or', filters),
  not: (filter: Filter): Filter => Object.freeze({ kind: 'not', filter, start: 0, end: 0 }),
};

function combine(kind: 'and' | 'or', filters: readonly Filter[]): Filter {
  const [first, second] = filters;
  if (first === undefined) throw new TypeError(`${kind} needs at least one filter`);
  return second === undefined ? first : Object.freeze({ kind, filters: Object.freeze([...filters]), start: 0, end: 0 });
}

const OPERATORS = {
  equals: 'eq',
  notEquals: 'ne',
  contains: 'co',
  startsWith: 'sw',
  endsWith: 'ew',
  greaterThan: 'gt',
  atLeast: 'ge',
  lessThan: 'lt',
  atMost: 'le',
} as const satisfies Record<string, ComparisonOperator>;

function expression(path: string, target: AttributeTarget): AttributeExpression<never> {
  const parsed = Object.freeze({ ...parsePath(path), start: 0, end: 0 });
  const attribute = target.subAttribute ?? target.attribute;
  const compare = (operator: ComparisonOperator) => (value: ComparisonValue | Date) => {
    const operand = value instanceof Date ? value.toISOString() : value;
    checkOperand(path, attribute, operator, operand);
    return Object.freeze({ kind: 'comparison', path: parsed, operator, value: operand, start: 0, end: 0 });
  };
  const comparisons = Object.fromEntries(
    Object.entries(OPERATORS).map(([name, operator]) => [name, compare(operator)]),
  );
  const present = () => Object.freeze({ kind: 'present', path: parsed, start: 0, end: 0 });
  const matches = (condition: (element: unknown) => Filter) => {
    const filter = condition(elementBuilder(target));
    return Object.freeze({ kind: 'valuePath', path: Object.freeze({ ...parsed, filter }), start: 0, end: 0 });
  };
  return { ...comparisons, present, matches } as unknown as AttributeExpression<never>;
}

function elementBuilder(target: AttributeTarget): unknown {
  const builder = (name: string) => {
    const isElement = target.attribute.type !== 'complex' && name === 'value';
    const part = isElement ? target : target.parts.get(name);
    if (part === undefined) {
      const hint = didYouMean(
        name,
        target.attribute.subAttributes.map((sub) => sub.name),
      );
      throw new TypeError(`"${name}" is no sub-attribute of ${target.path}.${hint}`);
    }
    return expression(name, part);
  };
  return Object.assign(builder, combinators);
}

/** For callers without types: what the types refuse is refused here, too. */
function checkOperand(path: string, attribute: Attribute, operator: ComparisonOperator, value: ComparisonValue): void {
  const problem = value === null ? undefined : operatorProblem(attribute, operator);
  const operand = problem ?? bindOperand(attribute, operator, value, () => false);
  if (typeof operand === 'string') throw new TypeError(`"${path}" ${operand}`);
}
