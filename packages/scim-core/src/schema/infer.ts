import type { DefinitionOf, Schema } from './define-schema.ts';
import type { AttributeDefinition } from './definition.ts';
import type { ResourceType, ResourceTypeDefinitionOf, SchemaExtension } from './resource-type.ts';

/** Flattens an intersection, so that an editor shows one object. */
type Simplify<T> = { [Key in keyof T]: T[Key] } & {};

/** Who looks at a resource: as it is stored and received, or as a client may write it. */
type View = 'resource' | 'write';

/** What a client may write where it gives no value: `null` clears (RFC 7643 §2.5), `undefined` is as if it were left out. */
type NoValue<V extends View> = V extends 'write' ? null | undefined : never;

type IsVisible<A extends AttributeDefinition, V extends View> = V extends 'write'
  ? A['mutability'] extends 'readOnly'
    ? false
    : true
  : A['returned'] extends 'never'
    ? false
    : true;

type SimpleValue<A extends AttributeDefinition, V extends View> = A['type'] extends 'boolean'
  ? boolean
  : A['type'] extends 'integer' | 'decimal'
    ? number
    : A['type'] extends 'complex'
      ? A['subAttributes'] extends readonly AttributeDefinition[]
        ? Attributes<A['subAttributes'], V>
        : Record<string, unknown>
      : string;

type Value<A extends AttributeDefinition, V extends View> = A['multiValued'] extends true
  ? SimpleValue<A, V>[]
  : SimpleValue<A, V>;

type Attributes<Definitions extends readonly AttributeDefinition[], V extends View> = Simplify<
  {
    [A in Definitions[number] as IsVisible<A, V> extends true
      ? A['required'] extends true
        ? A['name']
        : never
      : never]: Value<A, V>;
  } & {
    [A in Definitions[number] as IsVisible<A, V> extends true
      ? A['required'] extends true
        ? never
        : A['name']
      : never]?: Value<A, V> | NoValue<V>;
  }
>;

/** The attributes that a schema defines. */
type AttributesOf<S extends Schema, V extends View> = Attributes<DefinitionOf<S>['attributes'], V>;

type Extensions<E, V extends View> = E extends readonly SchemaExtension[]
  ? {
      [Item in E[number] as Item['required'] extends true ? Item['schema']['id'] : never]: AttributesOf<
        Item['schema'],
        V
      >;
    } & {
      [Item in E[number] as Item['required'] extends true ? never : Item['schema']['id']]?:
        | AttributesOf<Item['schema'], V>
        | NoValue<V>;
    }
  : unknown;

type Body<T extends ResourceType, V extends View> = AttributesOf<ResourceTypeDefinitionOf<T>['schema'], V> &
  Extensions<ResourceTypeDefinitionOf<T>['extensions'], V>;

/** Whether nothing is known of a resource type but that it is one. */
type IsAny<T extends ResourceType> = string extends T['name'] ? true : false;

/** A resource of which only the common attributes are known. */
export interface AnyResource {
  schemas: string[];
  id?: string;
  externalId?: string;
  meta?: Meta;
  [attribute: string]: unknown;
}

/**
 * What a service provider records about a resource.
 *
 * @see [RFC 7643 §3.1](https://www.rfc-editor.org/rfc/rfc7643#section-3.1)
 */
export interface Meta {
  resourceType?: string;
  /** An xsd:dateTime. */
  created?: string;
  /** An xsd:dateTime. */
  lastModified?: string;
  location?: string;
  version?: string;
}

/**
 * A resource as a service provider returns it: sub-attributes, extension URNs as keys, read-only attributes, nothing that
 * is never returned.
 *
 * @example
 * ```ts
 * import type { ResourceOf, userResourceType } from 'scim-core';
 *
 * type User = ResourceOf<typeof userResourceType>;
 * const familyName = (user: User) => user.name?.familyName;
 * const department = (user: User) => user['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User']?.department;
 * ```
 */
export type ResourceOf<T extends ResourceType> =
  IsAny<T> extends true
    ? AnyResource
    : Simplify<{ schemas: string[]; id: string; externalId?: string; meta: Meta } & Body<T, 'resource'>>;

/** What a client may send to create a resource: read-only attributes are left out, `schemas` may be. */
export type CreateOf<T extends ResourceType> =
  IsAny<T> extends true
    ? Record<string, unknown>
    : Simplify<{ schemas?: string[] | undefined; externalId?: string | null | undefined } & Body<T, 'write'>>;

/** What a client may send to replace a resource: read-only attributes are ignored, `id` may be repeated. */
export type ReplaceOf<T extends ResourceType> =
  IsAny<T> extends true ? Record<string, unknown> : Simplify<{ id?: string | undefined } & CreateOf<T>>;
