import { type MappedResource, mapResource } from 'entra-mapping';
import type { IndexedDirectory } from '../directory/index-directory.ts';
import type { SourceAttributes } from '../directory/types.ts';
import type { PlannerOptions } from '../options.ts';
import type { CompiledAttribute, CompiledMapping } from '../target/compile-mapping.ts';
import type { FlowingText } from '../target/convert.ts';

/** Where values come from that no object holds. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Gives numbers from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** A target attribute and the value that flows to it. */
export interface MappedValue extends CompiledAttribute {
  readonly value: FlowingText;
}

/** What the mapping makes of an object. */
export interface MappedValues {
  /** In the order of the mapping, without references and without what is no SCIM path. */
  readonly values: readonly MappedValue[];
  readonly mapped: MappedResource;
}

/** Evaluates the mapping of an object. */
export function mapValues(
  object: SourceAttributes & { readonly objectId: string },
  operation: 'create' | 'update',
  softDeleted: boolean,
  context: {
    readonly compiled: CompiledMapping;
    readonly directory: IndexedDirectory;
    readonly options: PlannerOptions;
    readonly surroundings: Surroundings;
  },
): MappedValues {
  const { compiled, directory, options, surroundings } = context;
  const roles = directory.rolesOf(object.objectId);
  const attributes =
    roles.length === 0 ? object : { ...object, appRoleAssignments: roles.map((role) => ({ ...role })) };
  const mapped = mapResource(compiled.objectMapping, attributes, {
    operation,
    isSoftDeleted: softDeleted,
    now: surroundings.now,
    random: surroundings.random,
    scopeReadings: options.scopeReadings,
  });
  const values: MappedValue[] = [];
  for (const { mapping, value } of mapped.values) {
    const attribute = compiled.attributes.get(mapping);
    if (attribute === undefined) continue;
    const { target, created, roles: role } = attribute;
    values.push({ mapping, target, created, roles: role, value });
  }
  return { values, mapped };
}
