import type { AttributeMapping, ObjectMapping } from 'entra-mapping';
import type { AttributePath, Filter } from 'scim-core';

/** What a condition in brackets asks of an element: `type eq "work"`. */
export interface ElementCondition {
  readonly part: string;
  readonly value: unknown;
}

/** A target attribute of a mapping, as the engine reads and writes it. */
export interface TargetAttribute {
  /** As the mapping writes it, which is also how requests name it. */
  readonly name: string;
  readonly path: AttributePath;
  /** The URN under which a resource holds the attribute; `undefined` for those of the core schema. */
  readonly extension: string | undefined;
  /** The conditions that select an element; `undefined` for an attribute without brackets. */
  readonly conditions: readonly ElementCondition[] | undefined;
  readonly type: 'boolean' | 'integer' | 'reference' | 'text';
  readonly multiValued: boolean;
  readonly caseExact: boolean;
}

const CORE_SCHEMA = /^urn:ietf:params:scim:schemas:core:2\.0:(User|Group)$/i;

/** Attributes that are truth values whether or not the export describes the target directory (RFC 7643 §4.1, §2.4). */
const TRUTH_VALUES = /^(active|primary)$/i;

const REFERENCES = /^(manager|members)$/i;

/**
 * Reads the target of an attribute mapping.
 *
 * @returns `undefined` for a target that is no SCIM path, or whose condition is not made of `eq` and `and`.
 */
export function readTargetAttribute(
  mapping: AttributeMapping,
  { targetObject }: ObjectMapping,
): TargetAttribute | undefined {
  const { targetAttributeName: name, targetPath: path } = mapping;
  if (name === null || path === undefined) return undefined;
  const conditions = path.filter === undefined ? undefined : conditionsOf(path.filter);
  if (path.filter !== undefined && conditions === undefined) return undefined;
  const definition = targetObject?.attribute(name);
  const extension = path.schema === undefined || CORE_SCHEMA.test(path.schema) ? undefined : path.schema;
  return {
    name,
    path,
    extension,
    conditions,
    type: typeOf(definition?.type.toLowerCase(), path),
    multiValued: conditions === undefined && path.subAttribute === undefined && (definition?.multivalued ?? false),
    caseExact: definition?.caseExact ?? false,
  };
}

function typeOf(declared: string | undefined, { attribute, subAttribute }: AttributePath): TargetAttribute['type'] {
  if (declared === 'boolean' || TRUTH_VALUES.test(subAttribute ?? attribute)) return 'boolean';
  if (declared === 'integer') return 'integer';
  return declared === 'reference' || REFERENCES.test(attribute) ? 'reference' : 'text';
}

function conditionsOf(filter: Filter): readonly ElementCondition[] | undefined {
  if (filter.kind === 'and') {
    const parts = filter.filters.map(conditionsOf);
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  if (filter.kind !== 'comparison' || filter.operator !== 'eq') return undefined;
  return [{ part: filter.path.attribute, value: filter.value }];
}
