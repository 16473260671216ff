import { defineSchema } from '../define-schema.ts';
import { ENTERPRISE_USER_URN } from '../urns.ts';

/**
 * The enterprise extension of a User.
 *
 * `manager.value` and `manager.$ref` stay optional, as published: the text recommends them, and common clients send
 * `value` alone (EID 6403 and 8359, which would require both, are not applied).
 *
 * @see [RFC 7643 §4.3](https://www.rfc-editor.org/rfc/rfc7643#section-4.3), characteristics in
 *   [§8.7.1](https://www.rfc-editor.org/rfc/rfc7643#section-8.7.1)
 * @example
 * ```ts
 * import { defineResourceType, enterpriseUserSchema, userSchema } from 'scim-core';
 *
 * const employee = defineResourceType({
 *   name: 'User',
 *   endpoint: '/Users',
 *   schema: userSchema,
 *   extensions: [{ schema: enterpriseUserSchema, required: true }],
 * });
 * ```
 */
export const enterpriseUserSchema = defineSchema({
  id: ENTERPRISE_USER_URN,
  name: 'EnterpriseUser',
  description: 'What an organization keeps about its people beyond the account.',
  attributes: [
    { name: 'employeeNumber', description: 'Number or code the organization knows the person by.' },
    { name: 'costCenter', description: 'Cost center the person is charged to.' },
    { name: 'organization', description: 'Organization the person works for.' },
    { name: 'division', description: 'Division within the organization.' },
    { name: 'department', description: 'Department within the division.' },
    {
      name: 'manager',
      type: 'complex',
      description: 'Who the person reports to.',
      subAttributes: [
        {
          // Holds an id, and an id is case exact (EID 8472).
          name: 'value',
          caseExact: true,
          description: 'The id of the user who is the manager.',
        },
        {
          // Case exact like every reference (EID 6001).
          name: '$ref',
          type: 'reference',
          referenceTypes: ['User'],
          description: 'URI of the user who is the manager.',
        },
        {
          name: 'displayName',
          mutability: 'readOnly',
          description: 'The display name of the manager, filled in by the service provider.',
        },
      ],
    },
  ],
});
