import {
  type AttributePath,
  defineResourceType,
  groupResourceType,
  type ResourceType,
  type Schema,
  ScimError,
  schemaFromJSON,
  schemaToJSON,
  userResourceType,
} from 'scim-core';
import { targetPath } from '../target-key.ts';
import type { ResourceProfile, TargetType } from '../types.ts';

type Definition = Record<string, unknown>;

const STANDARD = { users: userResourceType, groups: groupResourceType } as const;

const TYPES: Readonly<Record<TargetType, string>> = {
  String: 'string',
  Boolean: 'boolean',
  Integer: 'integer',
  Reference: 'string',
  DateTime: 'dateTime',
  Binary: 'binary',
};

const compiled = new WeakMap<ResourceProfile, ResourceType>();

/**
 * The resource type that a vendor has: the one of RFC 7643 and the attributes of its own. Nothing is required in it, as
 * only the profile says what is.
 */
export function vendorType(kind: 'users' | 'groups', resource: ResourceProfile): ResourceType {
  const known = compiled.get(resource);
  if (known !== undefined) return known;
  const listed = resource.targets.supported.filter(({ literal }) => !literal);
  const type = withTargets(
    STANDARD[kind],
    listed.map(({ target, type: targetType }) => ({ target, type: targetType })),
  );
  compiled.set(resource, type);
  return type;
}

/** The same with attributes that only a request names; those that can't be attributes are left out. */
export function withTargets(
  type: ResourceType,
  targets: readonly { readonly target: string; readonly type?: TargetType | undefined }[],
): ResourceType {
  const schemas = new Map<string, { id: string; attributes: Map<string, Definition> }>();
  for (const schema of [type.schema, ...type.extensions.map((extension) => extension.schema)]) {
    schemas.set(schema.id.toLowerCase(), { id: schema.id, attributes: definitionsOf(schema) });
  }
  for (const { target, type: targetType } of targets) {
    const path = targetPath(target);
    if (path === undefined || path.schema === '') continue;
    const id = path.schema ?? type.schema.id;
    const schema = schemas.get(id.toLowerCase()) ?? { id, attributes: new Map() };
    if (addAttribute(schema, path, targetType)) schemas.set(id.toLowerCase(), schema);
  }
  try {
    const [base = type.schema, ...extensions] = [...schemas.values()].map(({ id, attributes }) =>
      schemaFromJSON({ id, attributes: [...attributes.values()] }),
    );
    return defineResourceType({
      name: type.name,
      endpoint: type.endpoint,
      schema: base,
      extensions: extensions.map((schema) => ({ schema, required: false })),
    });
  } catch (error) {
    // Names that are attributes one by one may be none together; the type does without them then.
    if (!(error instanceof ScimError || error instanceof TypeError)) throw error;
    return type;
  }
}

function definitionsOf(schema: Schema): Map<string, Definition> {
  const definitions = schemaToJSON(schema).attributes.map((attribute) => ({
    ...attribute,
    required: false,
    ...('subAttributes' in attribute ? { subAttributes: optional(attribute.subAttributes) } : {}),
  }));
  return new Map(definitions.map((definition) => [String((definition as Definition).name).toLowerCase(), definition]));
}

function optional(parts: unknown): unknown {
  return Array.isArray(parts) ? parts.map((part: object) => ({ ...part, required: false })) : parts;
}

/** Whether there was an attribute to add that a schema may have. */
function addAttribute(
  schema: { readonly id: string; readonly attributes: Map<string, Definition> },
  { attribute, filter, subAttribute }: AttributePath,
  type: TargetType | undefined,
): boolean {
  const key = attribute.toLowerCase();
  const simple = TYPES[type ?? 'String'];
  const before = schema.attributes.get(key);
  const parts = Array.isArray(before?.subAttributes) ? before.subAttributes : [];
  const isNew = before === undefined;
  if (!isNew && (subAttribute === undefined || before.type !== 'complex')) return false;
  if (parts.some((part) => String(part.name).toLowerCase() === subAttribute?.toLowerCase())) return false;
  const complex = filter !== undefined || subAttribute !== undefined;
  const part = { name: subAttribute ?? 'value', type: simple };
  const selectors = filter === undefined ? [] : [{ name: 'type' }, { name: 'primary', type: 'boolean' }];
  const added: Definition = complex
    ? {
        ...(before ?? { name: attribute, type: 'complex', multiValued: filter !== undefined }),
        subAttributes: isNew ? [...selectors.filter(({ name }) => name !== part.name), part] : [...parts, part],
      }
    : { name: attribute, type: simple };
  if (!isAttribute(schema.id, added)) return false;
  schema.attributes.set(key, added);
  return true;
}

function isAttribute(id: string, definition: Definition): boolean {
  try {
    schemaFromJSON({ id, attributes: [definition] });
    return true;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return false;
  }
}
