import { defineResourceType } from './resource-type.ts';
import { enterpriseUserSchema, groupSchema, userSchema } from './schemas/index.ts';

/**
 * A User with the enterprise extension.
 *
 * @see [RFC 7643 §4.1 and §4.3](https://www.rfc-editor.org/rfc/rfc7643#section-4)
 * @example
 * ```ts
 * import { userResourceType } from 'scim-core';
 *
 * userResourceType.extensions[0]?.schema.id; // 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
 * ```
 */
export const userResourceType = defineResourceType({
  name: 'User',
  endpoint: '/Users',
  description: 'User accounts.',
  schema: userSchema,
  extensions: [{ schema: enterpriseUserSchema, required: false }],
});

/**
 * A Group.
 *
 * @see [RFC 7643 §4.2](https://www.rfc-editor.org/rfc/rfc7643#section-4.2)
 * @example
 * ```ts
 * import { groupResourceType } from 'scim-core';
 *
 * groupResourceType.endpoint; // '/Groups'
 * ```
 */
export const groupResourceType = defineResourceType({
  name: 'Group',
  endpoint: '/Groups',
  description: 'Groups of users and of other groups.',
  schema: groupSchema,
});
