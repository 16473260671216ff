import type { Attribute } from './attribute.ts';
import { commonAttributes } from './common-attributes.ts';
import type { Schema } from './define-schema.ts';
import type { SchemaExtension } from './resource-type.ts';

/** A place in a resource that a path names: an attribute, or a sub-attribute of one. */
export interface AttributeTarget {
  /** The canonical path, for example `name.givenName` or `urn:…:User:manager.value`. */
  readonly path: string;
  /** The member that holds the attribute when it belongs to an extension, else `undefined`. */
  readonly extension: string | undefined;
  readonly attribute: Attribute;
  /** The sub-attribute, when the path names one. */
  readonly subAttribute: Attribute | undefined;
  /** The targets of the sub-attributes by name; empty for a simple attribute and for a sub-attribute. */
  readonly parts: ReadonlyMap<string, AttributeTarget>;
  /** The target of the attribute to which a sub-attribute belongs; for an attribute itself this same target. */
  readonly whole: AttributeTarget;
  /** The sub-attributes that a client must give with every value. */
  readonly requiredParts: readonly Attribute[];
}

/** The paths of one resource type. Names are found in any letter case. */
export interface AttributeIndex {
  /** Common attributes and those of the base schema, in order. */
  readonly attributes: readonly Attribute[];
  /** The extension that a URN names, whatever its letter case. */
  extension(urn: string): SchemaExtension | undefined;
  /** Whether a URN, in any letter case, is the base schema. */
  isBaseSchema(urn: string): boolean;
  /**
   * The target of a path without brackets: `userName`, `name.givenName`, `urn:…:User:manager.value`; the base schema's
   * URN may be given too. `undefined` when there is none. Attributes of extensions need their URN.
   */
  resolve(path: string): AttributeTarget | undefined;
  /** As {@link resolve}, and faster, for a path in the schema's own letter case; `undefined` for any other. */
  resolveExact(path: string): AttributeTarget | undefined;
  /** The attribute of whichever extension has one of this name, for callers that leave the URN out. */
  resolveInExtensions(path: string): AttributeTarget | undefined;
  /** Every target of an attribute (no sub-attributes), common and base ones first. */
  readonly targets: readonly AttributeTarget[];
}

const NO_PARTS: ReadonlyMap<string, AttributeTarget> = new Map();
const NONE: readonly Attribute[] = Object.freeze([]);

function targetOf(attribute: Attribute, extension: string | undefined): AttributeTarget {
  const path = extension === undefined ? attribute.name : `${extension}:${attribute.name}`;
  const parts = attribute.subAttributes.length === 0 ? NO_PARTS : new Map<string, AttributeTarget>();
  const requiredParts = attribute.subAttributes.filter((part) => part.required && part.mutability !== 'readOnly');
  const whole: { -readonly [Key in keyof AttributeTarget]: AttributeTarget[Key] } = {
    path,
    extension,
    attribute,
    subAttribute: undefined,
    parts,
    requiredParts,
    whole: undefined as unknown as AttributeTarget,
  };
  whole.whole = whole;
  for (const subAttribute of attribute.subAttributes) {
    const subPath = `${path}.${subAttribute.name}`;
    const part = { path: subPath, extension, attribute, subAttribute, parts: NO_PARTS, requiredParts: NONE, whole };
    for (const name of [subAttribute.name, subAttribute.name.toLowerCase()]) {
      (parts as Map<string, AttributeTarget>).set(name, Object.freeze(part));
    }
  }
  return Object.freeze(whole);
}

/** Builds the index of a resource type; see {@link AttributeIndex}. */
export function buildAttributeIndex(
  name: string,
  schema: Schema,
  extensions: readonly SchemaExtension[],
): AttributeIndex {
  // The characteristics of common attributes in RFC 7643 §3.1 win over a schema that lists them again.
  const commonNames = new Set(commonAttributes.map((attribute) => attribute.name.toLowerCase()));
  const own = schema.attributes.filter((attribute) => !commonNames.has(attribute.name.toLowerCase()));
  const attributes = Object.freeze([...commonAttributes, ...own]);

  const byPath = new Map<string, AttributeTarget>();
  const byExtensionAttribute = new Map<string, AttributeTarget>();
  const targets: AttributeTarget[] = [];
  const add = (map: Map<string, AttributeTarget>, prefix: string, target: AttributeTarget) => {
    const base = `${prefix}${target.attribute.name}`;
    for (const key of [base, base.toLowerCase()]) if (!map.has(key)) map.set(key, target);
    for (const [partName, part] of target.parts) {
      for (const key of [`${base}.${partName}`, `${base}.${partName}`.toLowerCase()])
        if (!map.has(key)) map.set(key, part);
    }
  };
  for (const attribute of attributes) {
    const target = targetOf(attribute, undefined);
    targets.push(target);
    add(byPath, '', target);
    add(byPath, `${schema.id}:`, target);
  }
  const baseId = schema.id.toLowerCase();
  const byUrn = new Map<string, SchemaExtension>();
  for (const extension of extensions) {
    const urn = extension.schema.id;
    if (byUrn.has(urn.toLowerCase()) || urn.toLowerCase() === schema.id.toLowerCase()) {
      throw new TypeError(`resource type "${name}" lists the schema ${urn} twice`);
    }
    byUrn.set(urn, extension);
    byUrn.set(urn.toLowerCase(), extension);
    for (const attribute of extension.schema.attributes) {
      const target = targetOf(attribute, urn);
      targets.push(target);
      add(byPath, `${urn}:`, target);
      add(byExtensionAttribute, '', target);
    }
  }
  const find = <V>(map: ReadonlyMap<string, V>, key: string): V | undefined =>
    map.get(key) ?? map.get(key.toLowerCase());
  return Object.freeze({
    attributes,
    targets: Object.freeze(targets),
    // Most names asked for are plain ones, and no URN is without a colon.
    extension: (urn: string) => (urn.includes(':') ? find(byUrn, urn) : undefined),
    isBaseSchema: (urn: string) =>
      urn === schema.id || (urn.length === schema.id.length && urn.toLowerCase() === baseId),
    resolve: (path: string) => find(byPath, path),
    resolveExact: (path: string) => byPath.get(path),
    resolveInExtensions: (path: string) => find(byExtensionAttribute, path),
  });
}
