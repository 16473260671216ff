import type { AttributePath } from '../path/attribute-path.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ComparisonFilter, Filter } from './ast.ts';
import { AttributeResolver, type BindFilterOptions, type Scope } from './attribute-resolver.ts';
import type { BoundFilter } from './bound-filter.ts';
import { formatPath } from './format.ts';
import { bindOperand, operatorProblem } from './operand.ts';
import { parseFilter } from './parse-filter.ts';

const NEVER: BoundFilter = Object.freeze({ kind: 'constant', value: false });

/**
 * Binds a filter to a resource type: resolves each path, checks each operator and operand, once and without a resource.
 *
 * @param filter A tree of {@link parseFilter}, or the text.
 * @returns A tree that memory and databases evaluate alike.
 * @throws ScimError 400 `invalidFilter` for an attribute that is unknown or never returned, an operator that its type
 *   does not have, or an operand of another type.
 * @see [RFC 7644 §3.4.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2)
 * @example
 * ```ts
 * import { bindFilter, userResourceType } from 'scim-core';
 *
 * const bound = bindFilter('USERNAME eq "BJensen"', { resourceType: userResourceType });
 * bound.kind === 'comparison' && bound.key; // 'bjensen'
 * ```
 */
export function bindFilter(filter: Filter | string, options: BindFilterOptions): BoundFilter {
  const text = typeof filter === 'string' ? filter : undefined;
  const tree = typeof filter === 'string' ? parseFilter(filter, options) : filter;
  return new FilterBinder(options, text).bind(tree, undefined);
}

/** Binds the condition in the brackets of a path to the elements of its attribute. */
export function bindElementFilter(filter: Filter, target: AttributeTarget, options: BindFilterOptions): BoundFilter {
  return new FilterBinder(options, undefined).bind(filter, target);
}

class FilterBinder extends AttributeResolver {
  bind(filter: Filter, scope: Scope): BoundFilter {
    switch (filter.kind) {
      case 'and':
      case 'or':
        return { kind: filter.kind, filters: filter.filters.map((part) => this.bind(part, scope)) };
      case 'not':
        return { kind: 'not', filter: this.bind(filter.filter, scope) };
      case 'valuePath': {
        const target = this.resolve(filter.path, scope);
        if (target === undefined) return NEVER;
        const condition = this.bind(filter.path.filter, target);
        return isNever(condition) ? NEVER : this.#element(filter.path, target, condition);
      }
      case 'present':
      case 'comparison': {
        const target = this.resolve(filter.path, scope);
        if (target === undefined) return this.#withoutValue(filter);
        if (filter.path.filter === undefined) return this.#expression(filter, target, scope);
        const part = this.part(filter.path, target);
        const condition = this.bind(filter.path.filter, target);
        const compared = part === undefined ? this.#withoutValue(filter) : this.#expression(filter, part, target);
        if (isNever(condition) || isNever(compared)) return NEVER;
        return this.#element(filter.path, target, { kind: 'and', filters: [condition, compared] });
      }
    }
  }

  #element(path: AttributePath, target: AttributeTarget, filter: BoundFilter): BoundFilter {
    const { multiValued, type } = target.subAttribute ?? target.attribute;
    if (!multiValued && type !== 'complex')
      throw this.refuse(path, `has a single simple value, so brackets can't select from it`);
    return { kind: 'element', target, filter };
  }

  #expression(filter: Filter & { kind: 'comparison' | 'present' }, target: AttributeTarget, scope: Scope): BoundFilter {
    const attribute = target.subAttribute ?? target.attribute;
    if (attribute.returned === 'never') throw this.refuseSecret(filter.path);
    if (filter.kind === 'present') return { kind: 'present', target };
    if (attribute.type === 'complex') {
      if (filter.value === null && (filter.operator === 'eq' || filter.operator === 'ne')) {
        return unassigned(target, filter.operator === 'eq');
      }
      return this.#comparison(filter, this.valuePart(filter.path, target), scope);
    }
    return this.#comparison(filter, target, scope);
  }

  #comparison(filter: ComparisonFilter, target: AttributeTarget, scope: Scope): BoundFilter {
    const attribute = target.subAttribute ?? target.attribute;
    const problem = operatorProblem(attribute, filter.operator);
    if (problem !== undefined) throw this.refuse(filter.path, problem);
    const operand = bindOperand(attribute, filter.operator, filter.value, (id) =>
      this.tolerate(id, formatPath(filter.path)),
    );
    if (typeof operand === 'string') throw this.refuse(filter.path, operand);
    if (operand.value === null) return unassigned(target, filter.operator === 'eq');
    const { operator } = filter;
    if (operand.value === false && isPrimary(target)) return notPrimary(target, operator === 'eq', scope);
    return { kind: 'comparison', target, operator, value: operand.value, key: operand.key };
  }

  /** What an attribute without value answers: `ne` anything and `eq null` hold, nothing else does. */
  #withoutValue(filter: Filter & { kind: 'comparison' | 'present' }): BoundFilter {
    if (filter.kind === 'present') return NEVER;
    return { kind: 'constant', value: filter.operator === (filter.value === null ? 'eq' : 'ne') };
  }
}

function isNever(filter: BoundFilter): boolean {
  return filter.kind === 'constant' && !filter.value;
}

/** An element without primary is not primary (RFC 7643 §2.4), so false is whatever is not true. */
function notPrimary(target: AttributeTarget, expected: boolean, scope: Scope): BoundFilter {
  const operator = expected ? 'ne' : 'eq';
  const filter: BoundFilter = { kind: 'comparison', target, operator, value: true, key: true };
  if (scope !== undefined) return filter;
  // Outside brackets there may be no element, and then there is no primary to be equal to false.
  const element: BoundFilter = { kind: 'element', target: target.whole, filter };
  return expected ? element : { kind: 'or', filters: [unassigned(target.whole, true), element] };
}

function unassigned(target: AttributeTarget, expected: boolean): BoundFilter {
  const present: BoundFilter = { kind: 'present', target };
  return expected ? { kind: 'not', filter: present } : present;
}

/** Whether a target is the flag that marks the preferred element of a multi-valued attribute (RFC 7643 §2.4). */
function isPrimary({ attribute, subAttribute }: AttributeTarget): boolean {
  return attribute.multiValued && subAttribute?.name === 'primary';
}
