import type { AttributeTarget, ResourceType } from 'scim-core';

/**
 * An attribute whose elements are kept as rows of their own, such as the `members` of a group, together with the read-only
 * attributes that answer it from the other side, such as the `groups` of a user.
 */
export interface Relation {
  /** The resource type that has the attribute. */
  readonly owner: ResourceType;
  /** The attribute, for example `members`. */
  readonly target: AttributeTarget;
  /** Where resources of other types show the relation from their side. */
  readonly reverse: readonly ReverseAttribute[];
}

/** A read-only attribute that shows which resources hold this one in a relation, such as `groups` of a user. */
export interface ReverseAttribute {
  readonly type: ResourceType;
  readonly target: AttributeTarget;
}

/** The attribute of a member that a relation shows as `display`. */
export const DISPLAY_ATTRIBUTE = 'displayName';

/** Whether values of an attribute refer to resources of a type and are kept by the service provider alone. */
function showsOwner(target: AttributeTarget, owner: ResourceType): boolean {
  const { attribute } = target;
  return (
    attribute.multiValued &&
    attribute.mutability === 'readOnly' &&
    target.parts.has('value') &&
    (target.parts.get('$ref')?.subAttribute?.referenceTypes.includes(owner.name) ?? false)
  );
}

/**
 * Finds the relations of a set of resource types: every attribute marked as a relation, and on the other side every
 * multi-valued `readOnly` attribute whose `$ref` refers to the type that has it.
 */
export function findRelations(resourceTypes: readonly ResourceType[]): readonly Relation[] {
  return resourceTypes.flatMap((owner) =>
    owner.index.targets
      .filter((target) => target.attribute.relation)
      .map((target) => ({
        owner,
        target,
        reverse: resourceTypes.flatMap((type) =>
          type.index.targets.filter((other) => showsOwner(other, owner)).map((other) => ({ type, target: other })),
        ),
      })),
  );
}
