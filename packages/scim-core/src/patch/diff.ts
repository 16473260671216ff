import { assignedValue } from '../resource/assigned-value.ts';
import { valuesEqual } from '../resource/equal.ts';
import { isJsonObject, type JsonObject } from '../resource/read-value.ts';
import { type Attribute, isOpaque } from '../schema/attribute.ts';
import type { AttributeTarget } from '../schema/attribute-index.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { diffElements } from './diff-elements.ts';
import type { PatchOperation } from './operation.ts';

/** What {@link diffResources} is told. */
export interface DiffOptions {
  readonly resourceType: ResourceType;
}

/**
 * Finds a small PATCH that turns one resource into another, in what a client may write: read-only attributes, and
 * immutable ones that have a value, are left out.
 *
 * @param before With canonical names and types, as {@link readResource} gives it; so is `after`.
 * @returns Operations in the strict form of RFC 7644; none when there is nothing to change.
 * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2)
 * @example
 * ```ts
 * import { diffResources, userResourceType } from 'scim-core';
 *
 * const before = { userName: 'bjensen', active: true, title: 'Tour Guide' };
 * const after = { userName: 'bjensen', active: false };
 * diffResources(before, after, { resourceType: userResourceType });
 * // [{ op: 'replace', path: 'active', value: false }, { op: 'remove', path: 'title' }]
 * ```
 */
export function diffResources(before: object, after: object, { resourceType }: DiffOptions): PatchOperation[] {
  return resourceType.index.targets.flatMap((target) => {
    const { attribute, extension } = target;
    if (attribute.mutability === 'readOnly' || (attribute.name === 'schemas' && extension === undefined)) return [];
    return diffAttribute(target, assignedValue(before, target), assignedValue(after, target));
  });
}

function diffAttribute(target: AttributeTarget, before: unknown, after: unknown): PatchOperation[] {
  const { attribute, path } = target;
  if (before === undefined && after === undefined) return [];
  if (attribute.multiValued) return diffElements(target, before, after);
  if (
    attribute.type === 'complex' &&
    !isOpaque(attribute) &&
    isJsonObject(before) &&
    (isJsonObject(after) || hasImmutablePart(attribute, before))
  ) {
    const wanted = isJsonObject(after) ? after : {};
    return attribute.subAttributes.flatMap((part) =>
      diffSingle(part, `${path}.${part.name}`, before[part.name], wanted[part.name]),
    );
  }
  return diffSingle(attribute, path, before, writable(attribute, after));
}

function diffSingle(attribute: Attribute, path: string, before: unknown, after: unknown): PatchOperation[] {
  if (attribute.mutability === 'readOnly' || valuesEqual(before, after)) return [];
  if (attribute.mutability === 'immutable' && before !== undefined) return [];
  if (after === undefined) return [{ op: 'remove', path }];
  return [{ op: before === undefined ? 'add' : 'replace', path, value: after }];
}

/** Whether a part must stay, so that the whole can't be removed. */
function hasImmutablePart({ subAttributes }: Attribute, value: JsonObject): boolean {
  return subAttributes.some(({ name, mutability }) => mutability === 'immutable' && value[name] !== undefined);
}

/** A complex value without the parts that a client may not write; `undefined` when none is left. */
function writable(attribute: Attribute, value: unknown): unknown {
  if (attribute.type !== 'complex' || isOpaque(attribute) || !isJsonObject(value)) return value;
  const parts = attribute.subAttributes.filter(
    ({ name, mutability }) => mutability !== 'readOnly' && value[name] !== undefined,
  );
  return parts.length === 0 ? undefined : Object.fromEntries(parts.map(({ name }) => [name, value[name]]));
}
