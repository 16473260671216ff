import type { AttributeTarget } from '../schema/attribute-index.ts';
import { isJsonObject } from './read-value.ts';
import { isUnassigned } from './unassigned.ts';

/** The value that a resource has for an attribute; `undefined` when it has none, or an empty one. */
export function assignedValue(resource: object, { extension, attribute }: AttributeTarget): unknown {
  const members = resource as Readonly<Record<string, unknown>>;
  const container = extension === undefined ? members : members[extension];
  const value = isJsonObject(container) ? container[attribute.name] : undefined;
  return isUnassigned(value) ? undefined : value;
}
