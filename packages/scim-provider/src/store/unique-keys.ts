import { type AttributeTarget, type ComparisonKey, comparisonKey, type ResourceType, ScimError } from 'scim-core';
import { quoted } from '../text.ts';
import { keysAt, valuesAt } from './document-values.ts';
import { readKeyPath } from './key-path.ts';
import type { StoredDocument } from './resource-store.ts';

/** A value that no other resource may have. */
export interface UniqueKey {
  /** Where it stands; the path also says under which condition, as in `emails[type eq "work"].value`. */
  readonly target: AttributeTarget;
  /** What values are compared by, so that two spellings of one value are one. */
  readonly key: ComparisonKey;
  /** Where no other resource may have it: among those of the type in the tenant, or everywhere. */
  readonly scope: 'server' | 'global';
}

/** A place whose values are unique. */
interface UniquePlace extends Omit<UniqueKey, 'key'> {
  readonly keysOf: (document: StoredDocument) => readonly ComparisonKey[];
}

const placesOfType = new WeakMap<ResourceType, readonly UniquePlace[]>();

/** The places of a type whose values are unique, but `id`, which a store takes care of by itself. */
function uniquePlaces(type: ResourceType): readonly UniquePlace[] {
  let places = placesOfType.get(type);
  if (places === undefined) {
    const known = attributePlaces(type);
    const isKnown = ({ target: { path } }: UniquePlace) => known.some(({ target }) => target.path === path);
    places = [...known, ...conditionalPlaces(type).filter((place) => !isKnown(place))];
    placesOfType.set(type, places);
  }
  return places;
}

function attributePlaces({ index }: ResourceType): UniquePlace[] {
  return index.targets.flatMap((target) => {
    if (target.path === 'id' || target.attribute.relation) return [];
    return [target, ...new Set(target.parts.values())].flatMap((place): UniquePlace[] => {
      const { uniqueness } = place.subAttribute ?? place.attribute;
      if (uniqueness === 'none') return [];
      return [{ target: place, scope: uniqueness, keysOf: (document) => keysAt(document, place) }];
    });
  });
}

function conditionalPlaces(type: ResourceType): UniquePlace[] {
  return type.uniquePaths.flatMap((text): UniquePlace[] => {
    const path = readKeyPath(text, type);
    return path === undefined
      ? []
      : [{ target: { ...path.target, path: text }, scope: 'server', keysOf: (document) => path.keysOf(document) }];
  });
}

/**
 * The values of a document that no other resource may have.
 *
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7) (`uniqueness`)
 */
export function uniqueKeys(type: ResourceType, document: StoredDocument): UniqueKey[] {
  const keys: UniqueKey[] = [];
  for (const { target, scope, keysOf } of uniquePlaces(type)) {
    for (const key of keysOf(document)) keys.push({ target, key, scope });
  }
  return keys;
}

/** The error for a value that another resource has. See [RFC 7644 §3.12](https://www.rfc-editor.org/rfc/rfc7644#section-3.12). */
export function uniquenessError(document: StoredDocument, { target, key }: UniqueKey, cause?: unknown): ScimError {
  const attribute = target.subAttribute ?? target.attribute;
  const value = valuesAt(document, target).find((candidate) => comparisonKey(attribute, candidate) === key) ?? key;
  const shown = attribute.returned === 'never' ? '' : ` ${quoted(String(value))}`;
  return new ScimError(409, `${target.path}${shown} is already in use by another resource; choose another value.`, {
    scimType: 'uniqueness',
    ...(cause === undefined ? {} : { cause }),
  });
}
