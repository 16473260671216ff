import {
  attributeDefinition,
  defineResourceType,
  defineSchema,
  groupResourceType,
  type ResourceType,
  type SchemaDefinition,
  userResourceType,
} from 'scim-core';
import { compileTargets, type ResourceProfile, targetKey, type VendorProfile } from 'vendor-profiles';
import type { CustomAttribute, CustomAttributes } from './custom-attributes.ts';
import { addOwnTargets, type Schemas } from './own-targets.ts';
import { isSimpleTarget } from './simple-target.ts';

/**
 * The resource types of a vendor: those of RFC 7643 without what the vendor does not have at all, with the attributes of its
 * own, and, where its list is closed, without those that are not on it. An attribute that the RFC requires is required,
 * unless the profile says otherwise.
 *
 * @param custom The attributes that customers have named.
 */
export function personaResourceTypes(
  profile: VendorProfile,
  custom?: Pick<CustomAttributes, 'of'>,
): readonly ResourceType[] {
  const kinds = [
    [profile.users, userResourceType],
    [profile.groups, groupResourceType],
  ] as const;
  const served = kinds.filter(([resource]) => resource.provisioning !== 'forbidden');
  return served.map(([resource, type]) =>
    vendorType(resource, type, custom?.of(type.name) ?? [], served.length === kinds.length),
  );
}

function vendorType(
  { targets, ...resource }: ResourceProfile,
  type: ResourceType,
  custom: readonly CustomAttribute[],
  hasGroups: boolean,
): ResourceType {
  const freed = targets.supported.filter(({ mandatory }) => mandatory === 'never' || mandatory === 'matching');
  const choices = targets.atLeastOne.flatMap((choice) => choice.targets);
  const optional = new Set([...freed.map(({ target }) => target), ...choices]);
  const unique = new Set(targets.supported.filter((each) => each.unique === true).map(({ target }) => target));
  const isListed = listed({ targets, ...resource });
  const schemas: Schemas = new Map();
  for (const { id, name, attributes } of [type.schema, ...type.extensions.map(({ schema }) => schema)]) {
    const prefix = id === type.schema.id ? '' : `${id}:`;
    const own = attributes
      .filter((each) => (each.mutability === 'readOnly' ? hasGroups : each.required || isListed(prefix + each.name)))
      .map((each) => ({
        ...attributeDefinition(each),
        required: each.required && !optional.has(each.name),
        uniqueness: unique.has(prefix + each.name) ? 'server' : each.uniqueness,
      }));
    if (own.length > 0) schemas.set(id.toLowerCase(), { id, name, attributes: own });
  }
  addOwnTargets([...targets.supported, ...custom], schemas, type);
  const [schema = type.schema, ...extensions] = [...schemas.values()].map((each: SchemaDefinition) =>
    defineSchema(each),
  );
  const own = defineResourceType({
    name: type.name,
    endpoint: type.endpoint,
    schema,
    extensions: extensions.map((each) => ({ schema: each, required: false })),
  });
  return defineResourceType({ ...own, uniquePaths: [...unique].filter((target) => isSimpleTarget(target, own)) });
}

/** Whether a vendor takes an attribute or a part of it, as far as is known. */
function listed(resource: ResourceProfile): (name: string) => boolean {
  const { supported } = resource.targets;
  const { supportText } = compileTargets(resource);
  const keys = supported.filter(({ literal }) => !literal).map(({ target }) => targetKey(target));
  return (name) => {
    const key = name.toLowerCase();
    return (
      supportText(name).supported !== false ||
      keys.some((other) => other.startsWith(key) && /^[.[]/.test(other.slice(key.length)))
    );
  };
}
