import type { Attribute } from './attribute.ts';
import { type AttributeIndex, buildAttributeIndex } from './attribute-index.ts';
import type { Schema } from './define-schema.ts';

/** An extension of a resource type. */
export interface SchemaExtension<S extends Schema = Schema, Required extends boolean = boolean> {
  readonly schema: S;
  /** Whether every resource of the type must carry the extension. */
  readonly required: Required;
}

/** What a resource type is made from, see {@link defineResourceType}. */
export interface ResourceTypeDefinition {
  /** For example `User`; what `meta.resourceType` repeats. */
  readonly name: string;
  /** Relative to the base URL, with a leading slash, for example `/Users`. */
  readonly endpoint: string;
  readonly description?: string;
  readonly schema: Schema;
  readonly extensions?: readonly SchemaExtension[];
  /**
   * Where no two resources of the type in a tenant may have one value, besides the attributes whose `uniqueness` says so: paths
   * with a condition, such as `emails[type eq "work"].value`, of which no schema can speak. Default none.
   */
  readonly uniquePaths?: readonly string[];
}

/**
 * A resource type, compiled once into an index from lower-cased paths to definitions.
 *
 * @see [RFC 7643 §6](https://www.rfc-editor.org/rfc/rfc7643#section-6)
 */
export interface ResourceType<Definition extends ResourceTypeDefinition = ResourceTypeDefinition> {
  readonly name: Definition['name'];
  readonly endpoint: Definition['endpoint'];
  readonly description: string;
  readonly schema: Definition['schema'];
  readonly extensions: readonly SchemaExtension[];
  /** Common attributes first, then those of the base schema; extensions are in {@link extensions}. */
  readonly attributes: readonly Attribute[];
  /** See {@link ResourceTypeDefinition.uniquePaths}. */
  readonly uniquePaths: readonly string[];
  /** Finds attributes by path. */
  readonly index: AttributeIndex;
  /** Only for type inference; never present at run time. */
  readonly [resourceTypeDefinition]?: Definition;
}

declare const resourceTypeDefinition: unique symbol;

/** The definition that a resource type was made from, as a type. */
export type ResourceTypeDefinitionOf<T extends ResourceType> =
  T extends ResourceType<infer Definition> ? Definition : never;

/**
 * Defines a resource type from a base schema and its extensions.
 *
 * @throws TypeError when two schemas share an id, or the endpoint is no path.
 * @see [RFC 7643 §6](https://www.rfc-editor.org/rfc/rfc7643#section-6)
 * @example
 * ```ts
 * import { defineResourceType, defineSchema } from 'scim-core';
 *
 * const deviceType = defineResourceType({
 *   name: 'Device',
 *   endpoint: '/Devices',
 *   schema: defineSchema({
 *     id: 'urn:example:params:scim:schemas:Device',
 *     name: 'Device',
 *     attributes: [{ name: 'serialNumber', required: true, caseExact: true, uniqueness: 'server' }],
 *   }),
 * });
 * deviceType.index.resolve('SERIALNUMBER')?.path; // 'serialNumber'
 * ```
 */
export function defineResourceType<const Definition extends ResourceTypeDefinition>(
  definition: Definition,
): ResourceType<Definition> {
  if (!/^\/[^/?#\s]+$/.test(definition.endpoint)) {
    throw new TypeError(
      `resource type "${definition.name}": endpoint "${definition.endpoint}" must be one path segment such as "/Users"`,
    );
  }
  const extensions = Object.freeze([...(definition.extensions ?? [])]);
  const index = buildAttributeIndex(definition.name, definition.schema, extensions);
  return Object.freeze({
    name: definition.name,
    endpoint: definition.endpoint,
    description: definition.description ?? '',
    schema: definition.schema,
    extensions,
    attributes: index.attributes,
    uniquePaths: Object.freeze([...(definition.uniquePaths ?? [])]),
    index,
  });
}
