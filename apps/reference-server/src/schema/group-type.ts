import {
  allows,
  attributeDefinition,
  defineResourceType,
  defineSchema,
  groupResourceType,
  groupSchema,
  type Mode,
  type ResourceType,
} from 'scim-core';

/** Groups of which no two have one name. Which attribute is the name is known to whoever finds groups by it. */
const uniquelyNamed: ResourceType = defineResourceType({
  name: groupResourceType.name,
  endpoint: groupResourceType.endpoint,
  schema: defineSchema({
    id: groupSchema.id,
    name: groupSchema.name,
    attributes: groupSchema.attributes
      .map(attributeDefinition)
      .map((attribute) => (attribute.name === 'displayName' ? { ...attribute, uniqueness: 'server' } : attribute)),
  }),
  extensions: [],
});

/** The group of RFC 7643, or one whose name is unique, which Entra relies on when it looks for a group. */
export function groupTypeOf(mode: Mode): ResourceType {
  return allows(mode, 'http.group-name-unique') ? uniquelyNamed : groupResourceType;
}
