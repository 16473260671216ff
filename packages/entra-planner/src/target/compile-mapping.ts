import {
  type AttributeMapping,
  matchingMappings,
  type ObjectMapping,
  readSourceExpression,
  type SynchronizationSchema,
  sourceAttributesOf,
} from 'entra-mapping';
import { digestOf } from '../state/digest.ts';
import { createdRole, type RoleFunction, roleFunctionOf } from './roles.ts';
import { readTargetAttribute, type TargetAttribute } from './target-attribute.ts';

/** An attribute mapping with its target read. */
export interface CompiledAttribute {
  readonly mapping: AttributeMapping;
  readonly target: TargetAttribute;
  readonly roles: RoleFunction | undefined;
  /** The place of the value in the body that creates an object. */
  readonly created: TargetAttribute;
}

/** An object mapping, read once for all objects. */
export interface CompiledMapping {
  readonly kind: 'user' | 'group';
  readonly endpoint: '/Users' | '/Groups';
  readonly objectMapping: ObjectMapping;
  /** By the place of the mapping in the export; references and what is no SCIM path are left out. */
  readonly attributes: ReadonlyMap<AttributeMapping, CompiledAttribute>;
  /** In the order in which they are tried. */
  readonly matching: readonly CompiledAttribute[];
  /** The mapping of `manager` or `members`, sent when the objects are there. */
  readonly reference: CompiledAttribute | undefined;
  /** Whether an attribute says that an object is disabled, so that it need not be deleted. */
  readonly softDeletes: boolean;
  /** Different for every other mapping, so that a changed mapping evaluates all objects again. */
  readonly fingerprint: string;
}

/**
 * Finds the object mappings for users and for groups that are switched on, and reads them.
 *
 * @param schema As `readExport` of entra-mapping gives it.
 */
export function compileMappings(schema: SynchronizationSchema): {
  readonly user: CompiledMapping | undefined;
  readonly group: CompiledMapping | undefined;
} {
  const all = schema.synchronizationRules.flatMap(({ objectMappings }) => objectMappings);
  const find = (kind: 'user' | 'group') => {
    const found = all.find((mapping) => mapping.kind === kind && mapping.enabled);
    return found === undefined ? undefined : compileMapping(kind, found);
  };
  return { user: find('user'), group: find('group') };
}

function compileMapping(kind: 'user' | 'group', objectMapping: ObjectMapping): CompiledMapping {
  const attributes = new Map<AttributeMapping, CompiledAttribute>();
  let reference: CompiledAttribute | undefined;
  for (const mapping of objectMapping.attributeMappings) {
    const read = readTargetAttribute(mapping, objectMapping);
    if (read === undefined) continue;
    const name = outermostFunction(mapping);
    const roles = roleFunctionOf(name);
    const target = roles === undefined ? read : { ...read, multiValued: true };
    const compiled = { mapping, target, roles, created: createdRole(name, target) };
    if (isReference(kind, mapping)) reference ??= compiled;
    else attributes.set(mapping, compiled);
  }
  const matching = matchingMappings(objectMapping).flatMap((mapping) => attributes.get(mapping) ?? []);
  return {
    kind,
    endpoint: kind === 'user' ? '/Users' : '/Groups',
    objectMapping,
    attributes,
    matching,
    reference,
    softDeletes: objectMapping.flowTypes.update && objectMapping.attributeMappings.some(readsSoftDelete),
    fingerprint: digestOf([
      objectMapping.flowTypes,
      objectMapping.attributeMappings.map(
        ({ targetAttributeName, source, flowType, matchingPriority, defaultValue }) => [
          targetAttributeName,
          source?.type,
          source?.name,
          source?.expression,
          flowType,
          matchingPriority,
          defaultValue,
        ],
      ),
    ]),
  };
}

/** The name of the function that gives the value of a mapping. */
function outermostFunction({ source }: AttributeMapping): string | undefined {
  if (source === null || source.type.toLowerCase() !== 'function') return undefined;
  try {
    const { expression } = readSourceExpression(source);
    return expression.kind === 'call' ? expression.name : undefined;
  } catch {
    // The evaluation of the mapping says what is wrong with it.
    return undefined;
  }
}

function isReference(kind: 'user' | 'group', { source }: AttributeMapping): boolean {
  return source?.type.toLowerCase() === 'attribute' && source.name?.toLowerCase() === REFERENCE_SOURCES[kind];
}

const REFERENCE_SOURCES = { user: 'manager', group: 'members' } as const;

function readsSoftDelete({ source }: AttributeMapping): boolean {
  if (source === null) return false;
  try {
    return sourceAttributesOf(readSourceExpression(source).expression).some((name) => /^isSoftDeleted$/i.test(name));
  } catch {
    // An expression that can't be read gives no value; evaluating it says why.
    return false;
  }
}
