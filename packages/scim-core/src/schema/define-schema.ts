import { type Attribute, normalizeAttributes } from './attribute.ts';
import type { SchemaDefinition } from './definition.ts';
import { SCHEMA_URN } from './urns.ts';

declare const definitionType: unique symbol;

/**
 * A schema with every characteristic of its attributes filled in.
 *
 * The type parameter remembers the definition as written, so that {@link ResourceOf} can infer the shape of resources.
 */
export interface Schema<Definition extends SchemaDefinition = SchemaDefinition> {
  /** The schema URI. */
  readonly id: Definition['id'];
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
  /** Only for type inference; never present at run time. */
  readonly [definitionType]?: Definition;
}

/** The definition that a schema was made from, as a type. */
export type DefinitionOf<S extends Schema> = S extends Schema<infer Definition> ? Definition : never;

const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s"[\]()<>\\^`{|}]+$/;

/**
 * Defines a schema: fills in the characteristics that were left out and checks the rest, once.
 *
 * @throws TypeError when the definition breaks a rule of RFC 7643, naming the attribute.
 * @see [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7)
 * @example
 * ```ts
 * import { defineSchema } from 'scim-core';
 *
 * const badge = defineSchema({
 *   id: 'urn:ietf:params:scim:schemas:extension:acme:2.0:User',
 *   name: 'Acme',
 *   attributes: [{ name: 'badgeNumber', required: true }, { name: 'floor', type: 'integer' }],
 * });
 * badge.attributes[0]?.mutability; // 'readWrite'
 * ```
 */
export function defineSchema<const Definition extends SchemaDefinition>(definition: Definition): Schema<Definition> {
  if (typeof definition.id !== 'string' || !URI.test(definition.id)) {
    throw new TypeError(
      `schema id ${JSON.stringify(definition.id)} is not a URI such as "urn:ietf:params:scim:schemas:…"`,
    );
  }
  // Only the schema of schemas may hold complex values inside a sub-attribute (RFC 7643 §7).
  const depth = definition.id === SCHEMA_URN ? 2 : 1;
  return Object.freeze({
    id: definition.id,
    name: definition.name ?? '',
    description: definition.description ?? '',
    attributes: normalizeAttributes(definition.attributes, '', depth),
  });
}
