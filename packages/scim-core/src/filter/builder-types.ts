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

declare const elementCondition: unique symbol;

/**
 * A condition on an element of a multi-valued attribute: it stands in the brackets behind that attribute, and nowhere
 * else.
 */
export interface ElementCondition {
  /** Only for type checking; never present at run time. */
  readonly [elementCondition]: true;
}

/** `present`, which every attribute has. */
interface Presence<Condition> {
  /** `pr`: the attribute has a value. */
  present(): Condition;
}

interface Equality<Value, Condition> extends Presence<Condition> {
  /** `eq`; `null` for "has no value". */
  equals(value: Value | null): Condition;
  /** `ne`; also holds where the attribute has no value. */
  notEquals(value: Value | null): Condition;
}

interface Order<Value, Condition> extends Equality<Value, Condition> {
  /** `gt` */
  greaterThan(value: Value): Condition;
  /** `ge` */
  atLeast(value: Value): Condition;
  /** `lt` */
  lessThan(value: Value): Condition;
  /** `le` */
  atMost(value: Value): Condition;
}

interface Text<Condition> extends Order<string, Condition> {
  /** `co` */
  contains(value: string): Condition;
  /** `sw` */
  startsWith(value: string): Condition;
  /** `ew` */
  endsWith(value: string): Condition;
}

interface Elements<Builder> extends Presence<Filter> {
  /** `attribute[…]`: one element satisfies the whole condition. */
  matches(condition: (element: Builder) => ElementCondition): Filter;
}

type SimpleExpression<D extends AttributeDefinition, Condition> = D['type'] extends 'boolean'
  ? Equality<boolean, Condition>
  : D['type'] extends 'integer' | 'decimal'
    ? Order<number, Condition>
    : D['type'] extends 'dateTime'
      ? Order<string | Date, Condition>
      : D['type'] extends 'binary'
        ? Equality<string, Condition>
        : Text<Condition>;

/** What can be said of an attribute in a filter; which operators there are follows from its type. */
export type AttributeExpression<D extends AttributeDefinition> = [D] extends [never]
  ? Text<Filter> & Elements<AnyElementBuilder>
  : D['type'] extends 'complex'
    ? D['multiValued'] extends true
      ? Elements<
          ElementBuilder<D['subAttributes'] extends readonly AttributeDefinition[] ? D['subAttributes'] : readonly []>
        >
      : Presence<Filter>
    : SimpleExpression<D, Filter>;

interface Combinators<Condition> {
  /** All of the conditions hold. */
  and(...filters: readonly Condition[]): Condition;
  /** One of the conditions holds. */
  or(...filters: readonly Condition[]): Condition;
  /** The condition does not hold. */
  not(filter: Condition): Condition;
}

interface AnyElementBuilder extends Combinators<ElementCondition> {
  (name: string): Text<ElementCondition>;
}

/** Names the sub-attributes of an element in a condition in brackets. */
interface ElementBuilder<Parts extends readonly AttributeDefinition[]> extends Combinators<ElementCondition> {
  <const Name extends Entries<Parts, ''>[0]>(
    name: Name,
  ): SimpleExpression<DefinitionAt<Entries<Parts, ''>, Name>, ElementCondition>;
}

/** See {@link filterFor}. */
export interface FilterBuilder<T extends ResourceType> extends Combinators<Filter> {
  <const Path extends FilterPath<T>>(
    path: Path,
  ): AttributeExpression<string extends T['name'] ? never : DefinitionAt<ResourceEntries<T>, Path>>;
}
