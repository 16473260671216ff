import { formatPath, parsePath, type ResourceType, ScimError } from 'scim-core';

/** Whether a target is one place whose values can be compared: that of an attribute, a part of one, or a part of the elements of one kind. */
export function isSimpleTarget(target: string, type: ResourceType): boolean {
  try {
    const path = parsePath(target);
    const { filter, subAttribute } = path;
    if (
      filter !== undefined &&
      (subAttribute === undefined || filter.kind !== 'comparison' || filter.operator !== 'eq')
    ) {
      return false;
    }
    const found = type.index.resolve(formatPath({ ...path, filter: undefined }));
    if (found === undefined) return false;
    const innermost = found.subAttribute ?? found.attribute;
    return innermost.type !== 'complex' && innermost.returned !== 'never' && !found.attribute.relation;
  } catch (error) {
    if (error instanceof ScimError) return false;
    throw error;
  }
}
