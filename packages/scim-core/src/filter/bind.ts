import { didYouMean } from '../error/did-you-mean.ts';
import { ScimError } from '../error/scim-error.ts';
import { caretFrame, clip } from '../error/syntax-error.ts';
import { type AttributePath, qualifiedName } from '../path/attribute-path.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { ComparisonFilter, Filter } from './ast.ts';
import type { BoundFilter } from './bound-filter.ts';
import { formatPath } from './format.ts';
import { bindOperand, operatorProblem } from './operand.ts';
import { type FilterLimits, parseFilter } from './parser.ts';

/** What binding a filter to a resource type may be told. */
export interface BindFilterOptions {
  readonly resourceType: ResourceType;
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** Only for a filter that is given as text. */
  readonly limits?: FilterLimits | undefined;
  /** Told of every tolerance that the filter needed. */
  readonly onTolerance?: ToleranceListener | undefined;
  /**
   * What to do with an attribute that the resource type does not define: `refuse` it (the default, for the endpoint of
   * one type), or treat it as having `noValue` (for queries over several types, RFC 7644 §3.4.2.1).
   */
  readonly unknownAttribute?: 'refuse' | 'noValue' | undefined;
}

/** Attributes that a condition in brackets may name: those of the element. */
type Scope = AttributeTarget | undefined;

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

class FilterBinder {
  readonly #options: BindFilterOptions;
  readonly #text: string | undefined;

  constructor(options: BindFilterOptions, text: string | undefined) {
    this.#options = options;
    this.#text = text;
  }

  bind(filter: Filter, scope: Scope): BoundFilter {
    switch (filter.kind) {
      case 'and':
      case 'or':
        return { kind: filter.kind, filters: filter.filters.map((part) => this.bind(part, scope)) };
      case 'not':
        return { kind: 'not', filter: this.bind(filter.filter, scope) };
      case 'valuePath': {
        const target = this.#resolve(filter.path, scope);
        if (target === undefined) return NEVER;
        return this.#element(filter.path, target, this.bind(filter.path.filter, target));
      }
      case 'present':
      case 'comparison': {
        const target = this.#resolve(filter.path, scope);
        if (target === undefined) return this.#withoutValue(filter);
        if (filter.path.filter === undefined) return this.#expression(filter, target, scope);
        const part = this.#part(filter.path, target);
        const condition = this.bind(filter.path.filter, target);
        const filters = [condition, this.#expression(filter, part, target)];
        return this.#element(filter.path, target, { kind: 'and', filters });
      }
    }
  }

  #element(path: AttributePath, target: AttributeTarget, filter: BoundFilter): BoundFilter {
    const { multiValued, type } = target.subAttribute ?? target.attribute;
    if (!multiValued && type !== 'complex')
      throw this.#refuse(path, `has a single simple value, so brackets can't select from it`);
    return { kind: 'element', target, filter };
  }

  #expression(filter: Filter & { kind: 'comparison' | 'present' }, target: AttributeTarget, scope: Scope): BoundFilter {
    const attribute = target.subAttribute ?? target.attribute;
    if (attribute.returned === 'never' || target.attribute.returned === 'never') {
      throw this.#refuse(filter.path, 'is never returned, so it can not be filtered by');
    }
    if (filter.kind === 'present') return { kind: 'present', target };
    if (attribute.type === 'complex') {
      if (filter.value === null && (filter.operator === 'eq' || filter.operator === 'ne')) {
        return unassigned(target, filter.operator === 'eq');
      }
      return this.#comparison(filter, this.#valuePart(filter.path, target), scope);
    }
    return this.#comparison(filter, target, scope);
  }

  #comparison(filter: ComparisonFilter, target: AttributeTarget, scope: Scope): BoundFilter {
    const attribute = target.subAttribute ?? target.attribute;
    const problem = operatorProblem(attribute, filter.operator);
    if (problem !== undefined) throw this.#refuse(filter.path, problem);
    const operand = bindOperand(attribute, filter.operator, filter.value, (id) =>
      this.#tolerate(id, formatPath(filter.path)),
    );
    if (typeof operand === 'string') throw this.#refuse(filter.path, operand);
    if (operand.value === null) return unassigned(target, filter.operator === 'eq');
    const { operator } = filter;
    if (operand.value === false && isPrimary(target)) return notPrimary(target, operator === 'eq', scope);
    return { kind: 'comparison', target, operator, value: operand.value, key: operand.key };
  }

  /** The sub-attribute `value`, by which a complex attribute without sub-attribute is compared. */
  #valuePart(path: AttributePath, target: AttributeTarget): AttributeTarget {
    const part = target.subAttribute === undefined ? target.parts.get('value') : undefined;
    if (part !== undefined) {
      if (target.attribute.multiValued || this.#tolerate('filter.complex-as-value', formatPath(path))) return part;
    }
    const example = target.parts.values().next().value?.subAttribute?.name ?? 'value';
    throw this.#refuse(path, `is complex; name a sub-attribute, for example ${path.attribute}.${example}`);
  }

  #part(path: AttributePath, target: AttributeTarget): AttributeTarget {
    if (path.subAttribute === undefined) return target;
    const part = target.parts.get(path.subAttribute) ?? target.parts.get(path.subAttribute.toLowerCase());
    if (part !== undefined) return part;
    const names = target.attribute.subAttributes.map(({ name }) => name);
    throw this.#refuse(
      path,
      `has no sub-attribute "${clip(path.subAttribute)}".${didYouMean(path.subAttribute, names)}`,
      false,
    );
  }

  /** The attribute of a path, without the part behind its brackets. */
  #resolve(path: AttributePath, scope: Scope): AttributeTarget | undefined {
    if (scope !== undefined) return this.#resolveInElement(path, scope);
    const { index } = this.#options.resourceType;
    const name = qualifiedName(path);
    let target = index.resolve(name);
    if (target === undefined && path.schema === undefined) {
      target = index.resolveInExtensions(name);
      if (target !== undefined && !this.#tolerate('filter.attribute-without-urn', name)) {
        throw this.#refuse(path, `belongs to an extension; write ${target.path}`);
      }
    }
    if (target === undefined) {
      if (this.#options.unknownAttribute === 'noValue') return undefined;
      const known = index.targets.filter(({ extension }) => extension === undefined || path.schema !== undefined);
      const names = known.map((candidate) => candidate.path);
      throw this.#refuse(
        path,
        `is no attribute of ${this.#options.resourceType.name}.${didYouMean(name, names)}`,
        false,
      );
    }
    return path.filter === undefined ? this.#part(path, target) : target;
  }

  #resolveInElement(path: AttributePath, scope: AttributeTarget): AttributeTarget {
    const { name } = scope.attribute;
    if (path.schema !== undefined || path.subAttribute !== undefined) {
      throw this.#refuse(path, `can't stand in brackets, where only sub-attributes of ${name} can`);
    }
    // The elements of a simple attribute are addressed by the name value (EID 7122).
    if (scope.attribute.type !== 'complex' && path.attribute.toLowerCase() === 'value') return scope;
    const part = scope.parts.get(path.attribute) ?? scope.parts.get(path.attribute.toLowerCase());
    if (part !== undefined) return part;
    const names = scope.attribute.type === 'complex' ? scope.attribute.subAttributes.map((sub) => sub.name) : ['value'];
    throw this.#refuse(path, `is no sub-attribute of ${name}.${didYouMean(path.attribute, names)}`, false);
  }

  /** What an attribute without value answers: `ne` anything and `eq null` hold, nothing else does. */
  #withoutValue(filter: Filter & { kind: 'comparison' | 'present' }): BoundFilter {
    if (filter.kind === 'present') return NEVER;
    const holds = (filter.operator === 'ne') !== (filter.value === null) && /^(?:eq|ne)$/.test(filter.operator);
    return { kind: 'constant', value: holds };
  }

  #tolerate(id: ToleranceId, where: string): boolean {
    if (!allows(this.#options.mode, id)) return false;
    this.#options.onTolerance?.(id, where);
    return true;
  }

  #refuse(path: AttributePath, problem: string, sentence = true): ScimError {
    const name = clip(formatPath({ ...path, filter: undefined }));
    const frame = this.#text === undefined ? '' : `\n${caretFrame(this.#text, path.start, path.end)}`;
    const location =
      this.#text === undefined ? undefined : { text: this.#text, start: path.start, end: path.end, expected: [] };
    return new ScimError(400, `filter: "${name}" ${problem}${sentence ? '.' : ''}${frame}`, {
      scimType: 'invalidFilter',
      ...(location === undefined ? {} : { location }),
    });
  }
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
