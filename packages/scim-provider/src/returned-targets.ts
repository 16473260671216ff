import type { Attribute, AttributeTarget, ResourceType } from 'scim-core';

/** Whether an attribute, or a part of it, is returned in this way (RFC 7643 §7). */
export function isReturned(how: Attribute['returned'], { returned, subAttributes }: Attribute): boolean {
  return returned === how || subAttributes.some((part) => isReturned(how, part));
}

/** Finds the attributes of a type that, or parts of which, are returned in this way; looked for once for each type. */
export function returnedTargets(how: Attribute['returned']): (type: ResourceType) => readonly AttributeTarget[] {
  const targetsOfType = new WeakMap<ResourceType, readonly AttributeTarget[]>();
  return (type) => {
    let targets = targetsOfType.get(type);
    if (targets === undefined) {
      targets = type.index.targets.filter(({ attribute }) => isReturned(how, attribute));
      targetsOfType.set(type, targets);
    }
    return targets;
  };
}
