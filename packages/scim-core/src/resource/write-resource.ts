import type { ResourceType } from '../schema/resource-type.ts';
import { schemasOf } from './read-resource.ts';
import { isUnassigned } from './unassigned.ts';

/** What {@link writeResource} is told. */
export interface WriteResourceOptions {
  readonly resourceType: ResourceType;
  /** `create` leaves out read-only attributes, `id` among them; `replace` may repeat them (RFC 7644 §3.5.1). */
  readonly context: 'create' | 'replace';
}

/**
 * The body with which a client creates or replaces a resource: `schemas` filled in where it is not given, what only the
 * service provider writes left out. `null` and `[]` stay, because they say "no value" where leaving out would say "the
 * default".
 *
 * @param resource A resource in canonical names. It is not changed.
 * @see [RFC 7643 §3](https://www.rfc-editor.org/rfc/rfc7643#section-3) and [RFC 7644 §3.3](https://www.rfc-editor.org/rfc/rfc7644#section-3.3)
 * @example
 * ```ts
 * import { userResourceType, writeResource } from 'scim-core';
 *
 * writeResource({ id: '7', userName: 'bjensen' }, { resourceType: userResourceType, context: 'create' });
 * // { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'bjensen' }
 * ```
 */
export function writeResource(
  resource: Readonly<Record<string, unknown>>,
  { resourceType, context }: WriteResourceOptions,
): Record<string, unknown> {
  const isWritten = (name: string) =>
    context === 'replace' || resourceType.index.resolve(name)?.attribute.mutability !== 'readOnly';
  const members = Object.entries(resource).filter(([name, value]) => value !== undefined && isWritten(name));
  // An extension is listed only where it carries data.
  const present = Object.fromEntries(members.filter(([, value]) => !isUnassigned(value)));
  return { schemas: schemasOf(present, resourceType), ...Object.fromEntries(members) };
}
