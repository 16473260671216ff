import { type AttributeTarget, type ComparisonKey, type ResourceType, ScimError } from 'scim-core';
import { quoted } from '../text.ts';
import { keysAt, valuesAt } from './document-values.ts';
import type { StoredDocument } from './resource-store.ts';

/** A value that no other resource may have. */
export interface UniqueKey {
  readonly target: AttributeTarget;
  /** What values are compared by, so that two spellings of one value are one. */
  readonly key: ComparisonKey;
  /** Where no other resource may have it: among those of the type in the tenant, or everywhere. */
  readonly scope: 'server' | 'global';
}

const targetsOfType = new WeakMap<ResourceType, readonly AttributeTarget[]>();

/** The attributes and sub-attributes of a type that are unique, but `id`, which a store takes care of by itself. */
function uniqueTargets(type: ResourceType): readonly AttributeTarget[] {
  let targets = targetsOfType.get(type);
  if (targets === undefined) {
    targets = type.index.targets.flatMap((target) => {
      if (target.path === 'id' || target.attribute.relation) return [];
      const parts = new Set(target.parts.values());
      return [target, ...parts].filter((place) => (place.subAttribute ?? place.attribute).uniqueness !== 'none');
    });
    targetsOfType.set(type, targets);
  }
  return targets;
}

/**
 * The values of a document that no other resource may have.
 *
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7) (`uniqueness`)
 */
export function uniqueKeys(type: ResourceType, document: StoredDocument): UniqueKey[] {
  return uniqueTargets(type).flatMap((target) => {
    const scope = (target.subAttribute ?? target.attribute).uniqueness === 'global' ? 'global' : 'server';
    return keysAt(document, target).map((key): UniqueKey => ({ target, key, scope }));
  });
}

/** The error for a value that another resource has. See [RFC 7644 §3.12](https://www.rfc-editor.org/rfc/rfc7644#section-3.12). */
export function uniquenessError(document: StoredDocument, { target, key }: UniqueKey, cause?: unknown): ScimError {
  const attribute = target.subAttribute ?? target.attribute;
  const value = valuesAt(document, target).find((candidate) => candidate !== '') ?? key;
  const shown = attribute.returned === 'never' ? '' : ` ${quoted(String(value))}`;
  return new ScimError(409, `${target.path}${shown} is already in use by another resource; choose another value.`, {
    scimType: 'uniqueness',
    ...(cause === undefined ? {} : { cause }),
  });
}
