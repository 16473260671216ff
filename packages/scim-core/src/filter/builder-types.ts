import type { CommonDefinitions } from '../schema/common-attributes.ts';
import type { DefinitionOf } from '../schema/define-schema.ts';
import type { AttributeDefinition } from '../schema/definition.ts';
import type { ResourceType, ResourceTypeDefinitionOf, SchemaExtension } from '../schema/resource-type.ts';
import type { Filter } from './ast.ts';

/** A path and the definition of what it names. */
type Entry = readonly [path: string, definition: AttributeDefinition];

/** Every path of a list of attributes: each attribute, and each sub-attribute behind a dot. */
type Entries<Definitions extends readonly AttributeDefinition[], Prefix extends string> = {
  [Index in keyof Definitions]: Definitions[Index] extends infer Definition extends AttributeDefinition
    ? Definition['returned'] extends 'never'
      ? never
      :
          | readonly [`${Prefix}${Definition['name']}`, Definition]
          | (Definition['subAttributes'] extends readonly AttributeDefinition[]
              ? SubEntries<Definition['subAttributes'], `${Prefix}${Definition['name']}.`>
              : never)
    : never;
}[number];

type SubEntries<Definitions extends readonly AttributeDefinition[], Prefix extends string> = {
  [Index in keyof Definitions]: Definitions[Index] extends infer Definition extends AttributeDefinition
    ? Definition['returned'] extends 'never'
      ? never
      : readonly [`${Prefix}${Definition['name']}`, Definition]
    : never;
}[number];

type ExtensionEntries<E> = E extends readonly SchemaExtension[]
  ? {
      [Index in keyof E]: E[Index] extends infer Extension extends SchemaExtension
        ? Entries<DefinitionOf<Extension['schema']>['attributes'], `${Extension['schema']['id']}:`>
        : never;
    }[number]
  : never;

type ResourceEntries<T extends ResourceType> =
  | Entries<CommonDefinitions, ''>
  | Entries<DefinitionOf<ResourceTypeDefinitionOf<T>['schema']>['attributes'], ''>
  | ExtensionEntries<ResourceTypeDefinitionOf<T>['extensions']>;

/** The paths of a resource type that a filter may name. */
export type FilterPath<T extends ResourceType> = string extends T['name'] ? string : ResourceEntries<T>[0];

type DefinitionAt<E extends Entry, Path extends string> = E extends readonly [Path, infer Definition]
  ? Definition
  : never;

/** `present`, which every attribute has. */
interface Presence {
  /** `pr`: the attribute has a value. */
  present(): Filter;
}

interface Equality<Value> extends Presence {
  /** `eq`; `null` for "has no value". */
  equals(value: Value | null): Filter;
  /** `ne`; also holds where the attribute has no value. */
  notEquals(value: Value | null): Filter;
}

interface Order<Value> extends Equality<Value> {
  /** `gt` */
  greaterThan(value: Value): Filter;
  /** `ge` */
  atLeast(value: Value): Filter;
  /** `lt` */
  lessThan(value: Value): Filter;
  /** `le` */
  atMost(value: Value): Filter;
}

interface Text extends Order<string> {
  /** `co` */
  contains(value: string): Filter;
  /** `sw` */
  startsWith(value: string): Filter;
  /** `ew` */
  endsWith(value: string): Filter;
}

interface Elements<Builder> extends Presence {
  /** `attribute[…]`: one element satisfies the whole condition. */
  matches(condition: (element: Builder) => Filter): Filter;
}

type SimpleExpression<D extends AttributeDefinition> = D['type'] extends 'boolean'
  ? Equality<boolean>
  : D['type'] extends 'integer' | 'decimal'
    ? Order<number>
    : D['type'] extends 'dateTime'
      ? Order<string | Date>
      : D['type'] extends 'binary'
        ? Equality<string>
        : Text;

/** What can be said of an attribute in a filter; which operators there are follows from its type. */
export type AttributeExpression<D extends AttributeDefinition> = [D] extends [never]
  ? Text & Elements<AnyBuilder>
  : D['type'] extends 'complex'
    ? D['multiValued'] extends true
      ? Elements<
          ElementBuilder<D['subAttributes'] extends readonly AttributeDefinition[] ? D['subAttributes'] : readonly []>
        >
      : Presence
    : SimpleExpression<D>;

interface Combinators {
  /** All of the conditions hold. */
  and(...filters: readonly Filter[]): Filter;
  /** One of the conditions holds. */
  or(...filters: readonly Filter[]): Filter;
  /** The condition does not hold. */
  not(filter: Filter): Filter;
}

interface AnyBuilder extends Combinators {
  (path: string): AttributeExpression<never>;
}

/** Names the sub-attributes of an element in a condition in brackets. */
interface ElementBuilder<Parts extends readonly AttributeDefinition[]> extends Combinators {
  <const Name extends Entries<Parts, ''>[0]>(name: Name): AttributeExpression<DefinitionAt<Entries<Parts, ''>, Name>>;
}

/** See {@link filterFor}. */
export interface FilterBuilder<T extends ResourceType> extends Combinators {
  <const Path extends FilterPath<T>>(
    path: Path,
  ): AttributeExpression<string extends T['name'] ? never : DefinitionAt<ResourceEntries<T>, Path>>;
}
