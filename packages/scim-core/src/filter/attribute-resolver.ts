import { didYouMean } from '../error/did-you-mean.ts';
import { ScimError } from '../error/scim-error.ts';
import { caretFrame, clip } from '../error/syntax-error.ts';
import { type AttributePath, qualifiedName } from '../path/attribute-path.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import { formatPath } from './format.ts';
import type { FilterLimits } from './parse-filter.ts';

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
   * What to do with an attribute or a sub-attribute that the resource type does not define: `refuse` it (the default, for
   * the endpoint of one type), or treat it as having `noValue` (for queries over several types, RFC 7644 §3.4.2.1).
   */
  readonly unknownAttribute?: 'refuse' | 'noValue' | undefined;
}

/** Attributes that a condition in brackets may name: those of the element. */
export type Scope = AttributeTarget | undefined;

/** Finds the attributes that the paths of a filter name, and says why one can't be used. */
export class AttributeResolver {
  protected readonly options: BindFilterOptions;
  readonly #text: string | undefined;

  /** @param text The text of the filter, for errors that show the place. */
  constructor(options: BindFilterOptions, text: string | undefined) {
    this.options = options;
    this.#text = text;
  }

  /** The attribute of a path, without the part behind its brackets. */
  protected resolve(path: AttributePath, scope: Scope): AttributeTarget | undefined {
    if (scope !== undefined) return this.#resolveInElement(path, scope);
    const { index } = this.options.resourceType;
    const name = qualifiedName(path);
    let target = index.resolve(name);
    if (target === undefined && path.schema === undefined) {
      target = index.resolveInExtensions(name);
      if (target !== undefined && !this.tolerate('filter.attribute-without-urn', name)) {
        throw this.refuse(path, `belongs to an extension; write ${target.path}`);
      }
    }
    if (target === undefined) {
      if (this.options.unknownAttribute === 'noValue') return undefined;
      const names = index.targets.map((candidate) => candidate.path);
      const hint = didYouMean(name, names) || didYouMean(formatPath({ ...path, filter: undefined }), names);
      throw this.refuse(path, `is no attribute of ${this.options.resourceType.name}.${hint}`, false);
    }
    return path.filter === undefined ? this.part(path, target) : target;
  }

  #resolveInElement(path: AttributePath, scope: AttributeTarget): AttributeTarget | undefined {
    const { name } = scope.attribute;
    if (path.schema !== undefined || path.subAttribute !== undefined) {
      throw this.refuse(path, `can't stand in brackets, where only sub-attributes of ${name} can`);
    }
    // The elements of a simple attribute are addressed by the name value (EID 7122).
    if (scope.attribute.type !== 'complex' && path.attribute.toLowerCase() === 'value') return scope;
    const part = scope.parts.get(path.attribute) ?? scope.parts.get(path.attribute.toLowerCase());
    if (part !== undefined || this.options.unknownAttribute === 'noValue') return part;
    const names = scope.attribute.type === 'complex' ? scope.attribute.subAttributes.map((sub) => sub.name) : ['value'];
    throw this.refuse(path, `is no sub-attribute of ${name}.${didYouMean(path.attribute, names)}`, false);
  }

  /** The sub-attribute that a path names, if it names one. */
  protected part(path: AttributePath, target: AttributeTarget): AttributeTarget | undefined {
    if (path.subAttribute === undefined) return target;
    const part = target.parts.get(path.subAttribute) ?? target.parts.get(path.subAttribute.toLowerCase());
    if (part !== undefined || this.options.unknownAttribute === 'noValue') return part;
    const names = target.attribute.subAttributes.map(({ name }) => name);
    throw this.refuse(
      path,
      `has no sub-attribute "${clip(path.subAttribute)}".${didYouMean(path.subAttribute, names)}`,
      false,
    );
  }

  /** The sub-attribute `value`, by which a complex attribute without sub-attribute is compared. */
  protected valuePart(path: AttributePath, target: AttributeTarget): AttributeTarget {
    const part = target.parts.get('value');
    if (part !== undefined) {
      if (target.attribute.multiValued || this.tolerate('filter.complex-as-value', formatPath(path))) return part;
    }
    const [example] = target.parts.keys();
    const advice =
      example === undefined
        ? 'only pr can be asked of it'
        : `name a sub-attribute, for example ${path.attribute}.${example}`;
    throw this.refuse(path, `is complex; ${advice}`);
  }

  protected tolerate(id: ToleranceId, where: string): boolean {
    if (!allows(this.options.mode, id)) return false;
    this.options.onTolerance?.(id, where);
    return true;
  }

  /** The text of the filter is left out: its operand is what somebody takes for the secret. */
  protected refuseSecret(path: AttributePath): ScimError {
    const detail = `filter: "${nameOf(path)}" is never returned, so it can not be filtered by.`;
    return new ScimError(400, detail, { scimType: 'invalidFilter' });
  }

  protected refuse(path: AttributePath, problem: string, sentence = true): ScimError {
    const frame = this.#text === undefined ? '' : `\n${caretFrame(this.#text, path.start, path.end)}`;
    const location =
      this.#text === undefined ? undefined : { text: this.#text, start: path.start, end: path.end, expected: [] };
    return new ScimError(400, `filter: "${nameOf(path)}" ${problem}${sentence ? '.' : ''}${frame}`, {
      scimType: 'invalidFilter',
      ...(location === undefined ? {} : { location }),
    });
  }
}

function nameOf(path: AttributePath): string {
  return clip(formatPath({ ...path, filter: undefined }));
}
