import { didYouMean } from '../error/did-you-mean.ts';
import { parsePath } from '../path/parse-path.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { ComparisonOperator, ComparisonValue, Filter } from './ast.ts';
import type { FilterBuilder } from './builder-types.ts';
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
  const { index, name } = resourceType;
  const find = (path: string): AttributeTarget => {
    const target = index.resolve(path);
    if (target !== undefined) return target;
    const inExtension = index.resolveInExtensions(path);
    const known = index.targets.map((candidate) => candidate.path);
    const hint = inExtension === undefined ? didYouMean(path, known) : ` Write ${inExtension.path}.`;
    throw new TypeError(`"${path}" is no attribute of ${name}.${hint}`);
  };
  return new Scope(undefined, find).builder() as FilterBuilder<T>;
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

/** The attribute in whose brackets a condition belongs; the conditions on a resource have none. */
const homes = new WeakMap<Filter, AttributeTarget>();

/** Where conditions are built: on a resource, or on an element in the brackets of an attribute. */
class Scope {
  readonly #home: AttributeTarget | undefined;
  readonly #find: (path: string) => AttributeTarget;

  /** @param find Finds the attribute of a name, or throws. */
  constructor(home: AttributeTarget | undefined, find: (path: string) => AttributeTarget) {
    this.#home = home;
    this.#find = find;
  }

  builder(): unknown {
    return Object.assign((path: string) => this.#expression(String(path)), {
      and: (...filters: readonly Filter[]) => this.#combine('and', filters),
      or: (...filters: readonly Filter[]) => this.#combine('or', filters),
      not: (filter: Filter) => this.#make({ kind: 'not', filter: this.own(filter), start: 0, end: 0 }),
    });
  }

  /** Lets a condition pass that was built here, since it means nothing anywhere else. */
  own(filter: Filter): Filter {
    if (typeof filter !== 'object' || filter === null)
      throw new TypeError(`expected a filter, found ${String(filter)}`);
    const home = homes.get(filter);
    if (home === this.#home) return filter;
    const place = this.#home === undefined ? 'outside brackets' : `in the brackets of "${this.#home.path}"`;
    const kind = home === undefined ? 'a condition on the resource' : `a condition on an element of "${home.path}"`;
    throw new TypeError(`${kind} can't stand ${place}`);
  }

  #make(filter: Filter): Filter {
    if (this.#home !== undefined) homes.set(filter, this.#home);
    return Object.freeze(filter);
  }

  #combine(kind: 'and' | 'or', filters: readonly Filter[]): Filter {
    const own = filters.map((filter) => this.own(filter));
    const [first, second] = own;
    if (first === undefined) throw new TypeError(`${kind} needs at least one filter`);
    return second === undefined ? first : this.#make({ kind, filters: Object.freeze(own), start: 0, end: 0 });
  }

  #expression(name: string): unknown {
    const target = this.#find(name);
    const attribute = target.subAttribute ?? target.attribute;
    if (attribute.returned === 'never') throw new TypeError(`"${name}" is never returned, so no filter may name it`);
    const path = Object.freeze({ ...parsePath(name), start: 0, end: 0 });
    const compare = (operator: ComparisonOperator) => (given: ComparisonValue | Date) => {
      const value = given instanceof Date ? textOf(given, name) : given;
      checkOperand(name, attribute, operator, value);
      return this.#make({ kind: 'comparison', path, operator, value, start: 0, end: 0 });
    };
    return {
      ...Object.fromEntries(Object.entries(OPERATORS).map(([method, operator]) => [method, compare(operator)])),
      present: () => this.#make({ kind: 'present', path, start: 0, end: 0 }),
      matches: (condition: (element: unknown) => Filter) => {
        const inside = this.#brackets(name, target);
        const filter = inside.own(condition(inside.builder()));
        return this.#make({ kind: 'valuePath', path: Object.freeze({ ...path, filter }), start: 0, end: 0 });
      },
    };
  }

  #brackets(name: string, target: AttributeTarget): Scope {
    const { multiValued, type, subAttributes } = target.subAttribute ?? target.attribute;
    if (this.#home !== undefined) throw new TypeError(`"${name}" has no brackets, for brackets do not nest`);
    if (target.subAttribute !== undefined) throw new TypeError(`brackets can't follow the sub-attribute "${name}"`);
    if (!multiValued && type !== 'complex') {
      throw new TypeError(`"${name}" has a single simple value, so brackets can't select from it`);
    }
    return new Scope(target, (part) => {
      if (type !== 'complex' && part === 'value') return target;
      const found = target.parts.get(part);
      if (found !== undefined) return found;
      const hint = didYouMean(part, type === 'complex' ? subAttributes.map((sub) => sub.name) : ['value']);
      throw new TypeError(`"${part}" is no sub-attribute of ${target.path}.${hint}`);
    });
  }
}

function textOf(date: Date, name: string): string {
  if (Number.isNaN(date.getTime())) throw new TypeError(`"${name}" can't be compared with an invalid Date`);
  return date.toISOString();
}

/** For callers without types: what the types refuse is refused here, too. */
function checkOperand(path: string, attribute: Attribute, operator: ComparisonOperator, value: ComparisonValue): void {
  const problem = value === null ? undefined : operatorProblem(attribute, operator);
  const operand = problem ?? bindOperand(attribute, operator, value, () => false);
  if (typeof operand === 'string') throw new TypeError(`"${path}" ${operand}`);
}
