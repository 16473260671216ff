import type { AttributeDefinition, AttributeType, Mutability, Returned, TextFormat, Uniqueness } from './definition.ts';

/** An attribute with every characteristic filled in. See [RFC 7643 §2.2](https://www.rfc-editor.org/rfc/rfc7643#section-2.2). */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly canonicalValues: readonly string[];
  readonly caseExact: boolean;
  readonly mutability: Mutability;
  readonly returned: Returned;
  readonly uniqueness: Uniqueness;
  readonly referenceTypes: readonly string[];
  readonly subAttributes: readonly Attribute[];
  /** Whether the elements are a relation of their own, see {@link AttributeDefinition.relation}. */
  readonly relation: boolean;
  /** What the text looks like, see {@link AttributeDefinition.format}. */
  readonly format: TextFormat | undefined;
}

/** Whether an attribute is complex without listed parts, so that its value is any object and counts as a whole. */
export function isOpaque({ type, subAttributes }: Attribute): boolean {
  return type === 'complex' && subAttributes.length === 0;
}

const NAME = /^[$A-Za-z][$\-_0-9A-Za-z]*$/;
const TYPES: ReadonlySet<string> = new Set<AttributeType>([
  'string',
  'boolean',
  'decimal',
  'integer',
  'dateTime',
  'binary',
  'reference',
  'complex',
]);
const MUTABILITIES: ReadonlySet<string> = new Set<Mutability>(['readOnly', 'readWrite', 'immutable', 'writeOnly']);
const RETURNED: ReadonlySet<string> = new Set<Returned>(['always', 'never', 'default', 'request']);
const UNIQUENESS: ReadonlySet<string> = new Set<Uniqueness>(['none', 'server', 'global']);
/** Names that would reach a prototype when used as keys; no attribute may bear them. */
const RESERVED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** How deep complex attributes may nest: one level, two only in the schema of schemas (RFC 7643 §7). */
export type NestingDepth = 1 | 2;

/**
 * Fills in the defaults of an attribute definition and checks it.
 *
 * @throws TypeError naming the attribute by its path, when the definition breaks a rule of RFC 7643.
 */
function normalizeAttribute(
  definition: AttributeDefinition,
  parent: string,
  depth: NestingDepth | 0,
  isPartOfSecret: boolean,
): Attribute {
  const path = parent === '' ? String(definition.name) : `${parent}.${definition.name}`;
  const fail = (problem: string): never => {
    throw new TypeError(`attribute "${path}": ${problem}`);
  };
  if (typeof definition.name !== 'string' || !NAME.test(definition.name)) {
    fail('the name must start with a letter or "$" and continue with letters, digits, "$", "-" or "_"');
  }
  if (RESERVED.has(definition.name)) fail('this name is reserved');
  const type = definition.type ?? 'string';
  if (!TYPES.has(type)) fail(`unknown type "${type}", expected one of ${[...TYPES].join(', ')}`);
  const mutability = definition.mutability ?? 'readWrite';
  if (!MUTABILITIES.has(mutability)) fail(`unknown mutability "${mutability}"`);
  const returned = definition.returned ?? 'default';
  if (!RETURNED.has(returned)) fail(`unknown returned "${returned}"`);
  const uniqueness = definition.uniqueness ?? 'none';
  if (!UNIQUENESS.has(uniqueness)) fail(`unknown uniqueness "${uniqueness}"`);
  if (definition.referenceTypes !== undefined && type !== 'reference') fail('only a reference has referenceTypes');
  if (definition.format !== undefined && type !== 'string' && type !== 'binary') fail('only text has a format');
  const parts = definition.subAttributes ?? [];
  if (type !== 'complex' && parts.length > 0) fail(`a ${type} has no sub-attributes, only a complex attribute does`);
  if (type === 'complex' && depth === 0) fail('a complex attribute has no complex sub-attributes (RFC 7643 §2.3.8)');
  if (definition.relation === true && !(definition.multiValued && type === 'complex')) {
    fail('only a multi-valued complex attribute can be a relation');
  }
  const flag = definition.multiValued === true && parts.find(({ name }) => /^primary$/i.test(name));
  if (flag && (flag.type !== 'boolean' || flag.multiValued === true)) {
    throw new TypeError(`attribute "${path}.primary": it marks the preferred element and is a boolean (RFC 7643 §2.4)`);
  }
  return Object.freeze({
    name: definition.name,
    type,
    multiValued: definition.multiValued ?? false,
    description: definition.description ?? '',
    required: definition.required ?? false,
    canonicalValues: Object.freeze([...(definition.canonicalValues ?? [])]),
    caseExact: type === 'string' ? (definition.caseExact ?? false) : type === 'reference' || type === 'binary',
    mutability,
    returned: isPartOfSecret ? 'never' : returned,
    uniqueness:
      type === 'string' || type === 'reference' || type === 'integer' || type === 'decimal' ? uniqueness : 'none',
    referenceTypes: Object.freeze([...(definition.referenceTypes ?? [])]),
    subAttributes: normalizeAttributes(parts, path, depth > 0 ? ((depth - 1) as 0 | 1) : 0, returned === 'never'),
    relation: definition.relation ?? false,
    format: definition.format,
  });
}

/**
 * Normalises a list of attributes and refuses two with one name, whatever their letter case (RFC 7643 §2.1).
 *
 * @param isPartOfSecret Whether these are the parts of an attribute that is never returned, as they then are themselves.
 */
export function normalizeAttributes(
  definitions: readonly AttributeDefinition[],
  parent: string,
  depth: NestingDepth | 0,
  isPartOfSecret = false,
): readonly Attribute[] {
  const names = new Set<string>();
  const attributes = definitions.map((definition) => {
    const attribute = normalizeAttribute(definition, parent, depth, isPartOfSecret);
    const key = attribute.name.toLowerCase();
    if (names.has(key)) {
      throw new TypeError(`attribute "${parent === '' ? '' : `${parent}.`}${attribute.name}" is defined twice`);
    }
    names.add(key);
    return attribute;
  });
  return Object.freeze(attributes);
}
