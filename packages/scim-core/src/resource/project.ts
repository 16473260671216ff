import type { Attribute } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';

/** Which attributes of a resource are wanted. */
export interface ProjectionOptions {
  readonly resourceType: ResourceType;
  /**
   * Paths such as `userName`, `name.givenName` or an extension's URN: only these are returned, besides what always is.
   * Names that the resource type does not have select nothing.
   */
  readonly attributes?: readonly string[] | undefined;
  /** Paths that are not returned, unless they always are. Not consulted when `attributes` is given. */
  readonly excludedAttributes?: readonly string[] | undefined;
  /**
   * Paths that the client has just written: what is returned on `request` is returned for these, too. Not consulted when
   * `attributes` is given.
   */
  readonly written?: readonly string[] | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** What a request says of one attribute: nothing, the whole, or some of its sub-attributes. */
type Mention = 'whole' | ReadonlySet<string> | undefined;

/** What of an attribute is returned: the whole value as it is, nothing, or these sub-attributes. */
type Selection = 'whole' | 'nothing' | ReadonlySet<string>;

/** A selection of an attribute of which something is returned. */
type Kept = Exclude<Selection, 'nothing'>;

interface Selected {
  readonly name: string;
  readonly extension: string | undefined;
  readonly selection: Kept;
}

/**
 * Reduces a resource to what may be returned: `always`, `never`, `default` and `request` attributes, `attributes` and
 * `excludedAttributes`.
 *
 * @returns A new resource that shares unchanged values with the given one, and has its members in the same order.
 * @see [RFC 7644 §3.9](https://www.rfc-editor.org/rfc/rfc7644#section-3.9) and `returned` in
 *   [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7)
 * @example
 * ```ts
 * import { projectResource, userResourceType } from 'scim-core';
 *
 * const user = { schemas: [], id: '1', userName: 'bjensen', password: 't1meMa$heen', title: 'Tour Guide' };
 * projectResource(user, { resourceType: userResourceType, attributes: ['userName'] });
 * // { schemas: [], id: '1', userName: 'bjensen' }
 * ```
 */
export function projectResource<T extends object>(resource: T, options: ProjectionOptions): Partial<T> {
  return compileProjection(options)(resource) as Partial<T>;
}

/**
 * Makes the function behind {@link projectResource}, for many resources of one request.
 *
 * @example
 * ```ts
 * import { compileProjection, userResourceType } from 'scim-core';
 *
 * const show = compileProjection({ resourceType: userResourceType, excludedAttributes: ['title'] });
 * show({ userName: 'bjensen', title: 'Tour Guide' }); // { userName: 'bjensen' }
 * ```
 */
export function compileProjection(options: ProjectionOptions): (resource: object) => Record<string, unknown> {
  const own = new Map<string, Kept>();
  const extensions = new Map<string, Map<string, Kept>>();
  for (const { name, extension, selection } of selectAttributes(options)) {
    if (extension === undefined) own.set(name, selection);
    else extensions.set(extension, (extensions.get(extension) ?? new Map<string, Kept>()).set(name, selection));
  }
  return (resource) => {
    const result: Record<string, unknown> = {};
    for (const name of Object.keys(resource)) {
      const value = (resource as Members)[name];
      const selection = own.get(name);
      const kept = selection === undefined ? keepMembers(value, extensions.get(name)) : keep(value, selection);
      if (kept !== undefined) result[name] = kept;
    }
    return result;
  };
}

/** What is left of the object of an extension. */
function keepMembers(value: unknown, selections: ReadonlyMap<string, Kept> | undefined): Members | undefined {
  if (selections === undefined || typeof value !== 'object' || value === null) return undefined;
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const selection = selections.get(name);
    const kept = selection === undefined ? undefined : keep((value as Members)[name], selection);
    if (kept !== undefined) result[name] = kept;
  }
  return Object.keys(result).length === 0 ? undefined : result;
}

function keep(value: unknown, selection: Kept): unknown {
  return selection === 'whole' ? value : keepParts(value, selection);
}

/**
 * Whether a request with these options looks at an attribute at all, so that a store may leave it out.
 *
 * @example
 * ```ts
 * import { groupResourceType, projectionIncludes } from 'scim-core';
 *
 * projectionIncludes({ resourceType: groupResourceType, excludedAttributes: ['members'] }, 'members'); // false
 * ```
 */
export function projectionIncludes(options: ProjectionOptions, path: string): boolean {
  const target = options.resourceType.index.resolve(path);
  if (target === undefined) return false;
  return selectAttributes(options).some(
    ({ name, extension }) => name === target.attribute.name && extension === target.extension,
  );
}

function selectAttributes(options: ProjectionOptions): Selected[] {
  const { attributes, excludedAttributes } = options;
  const only = attributes !== undefined && attributes.length > 0;
  const mentions = mentioned(only ? attributes : (excludedAttributes ?? []), options.resourceType);
  const written = mentioned(only ? [] : (options.written ?? []), options.resourceType);
  const selected: Selected[] = [];
  for (const target of options.resourceType.index.targets) {
    const mention = mentions.get(target.path);
    const selection = only
      ? selectNamed(target.attribute, mention)
      : selectRemaining(target.attribute, mention, written.get(target.path));
    if (selection === 'nothing') continue;
    selected.push({ name: target.attribute.name, extension: target.extension, selection });
  }
  return selected;
}

/** Collects what a list of paths says, by the path of each attribute. */
function mentioned(paths: readonly string[], { index }: ResourceType): ReadonlyMap<string, Mention> {
  const mentions = new Map<string, Mention>();
  const mention = (target: AttributeTarget) => {
    const { path } =
      target.subAttribute === undefined ? target : { path: target.path.slice(0, -target.subAttribute.name.length - 1) };
    if (target.subAttribute === undefined) mentions.set(path, 'whole');
    else if (mentions.get(path) !== 'whole') {
      mentions.set(
        path,
        new Set([...((mentions.get(path) as ReadonlySet<string> | undefined) ?? []), target.subAttribute.name]),
      );
    }
  };
  for (const given of paths) {
    const path = given.trim();
    const extension = index.extension(path);
    if (extension !== undefined) {
      for (const target of index.targets) if (target.extension === extension.schema.id) mention(target);
    } else {
      const target = index.resolve(path) ?? index.resolveInExtensions(path);
      if (target !== undefined) mention(target);
    }
  }
  return mentions;
}

/** With `attributes`: what is named, and what is always returned. */
function selectNamed(attribute: Attribute, mention: Mention): Selection {
  if (attribute.returned === 'never') return 'nothing';
  if (mention === undefined)
    return attribute.returned === 'always' ? selectParts(attribute, isReturnedByDefault) : 'nothing';
  if (mention === 'whole') return selectParts(attribute, isReturnedByDefault);
  return selectParts(
    attribute,
    (part) => part.returned === 'always' || (part.returned !== 'never' && mention.has(part.name)),
  );
}

/** Without `attributes`: what is returned by default or was just written, less what is excluded. */
function selectRemaining(attribute: Attribute, excluded: Mention, written: Mention): Selection {
  const isReturned = (part: Attribute, isWritten: boolean) =>
    isReturnedByDefault(part) || (part.returned === 'request' && isWritten);
  const isPartReturned = (part: Attribute) => isReturned(part, written === 'whole' || written?.has(part.name) === true);
  if (!isReturned(attribute, written !== undefined)) return 'nothing';
  if (excluded === undefined || attribute.returned === 'always') return selectParts(attribute, isPartReturned);
  if (excluded === 'whole') return 'nothing';
  return selectParts(
    attribute,
    (part) => part.returned === 'always' || (isPartReturned(part) && !excluded.has(part.name)),
  );
}

function isReturnedByDefault({ returned }: Attribute): boolean {
  return returned === 'always' || returned === 'default';
}

function selectParts({ subAttributes }: Attribute, isKept: (part: Attribute) => boolean): Selection {
  if (subAttributes.every(isKept)) return 'whole';
  const kept = subAttributes.filter(isKept);
  return kept.length === 0 ? 'nothing' : new Set(kept.map(({ name }) => name));
}

function keepParts(value: unknown, parts: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((element) => keepParts(element, parts)).filter((element) => element !== undefined);
    return elements.length === 0 ? undefined : elements;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const part = (value as Members)[name];
    if (part !== undefined && parts.has(name)) kept[name] = part;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}
