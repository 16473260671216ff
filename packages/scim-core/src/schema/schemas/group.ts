import { defineSchema } from '../define-schema.ts';
import { GROUP_URN } from '../urns.ts';

/**
 * The schema of a Group.
 *
 * `members` is a relation: its elements are added and removed whole, their sub-attributes never change.
 *
 * @see [RFC 7643 §4.2](https://www.rfc-editor.org/rfc/rfc7643#section-4.2), characteristics in
 *   [§8.7.1](https://www.rfc-editor.org/rfc/rfc7643#section-8.7.1)
 * @example
 * ```ts
 * import { groupSchema } from 'scim-core';
 *
 * groupSchema.attributes.find((attribute) => attribute.relation)?.name; // 'members'
 * ```
 */
export const groupSchema = defineSchema({
  id: GROUP_URN,
  name: 'Group',
  description: 'A named set of users and other groups.',
  attributes: [
    {
      // Published as optional, against the text of §4.2 (EID 5368).
      name: 'displayName',
      required: true,
      description: 'Name of the group meant for people.',
    },
    {
      name: 'members',
      type: 'complex',
      multiValued: true,
      relation: true,
      description: 'Users and groups that belong to the group.',
      subAttributes: [
        // Holds an id, but only manager.value was corrected to case exact (EID 8472); as published.
        { name: 'value', mutability: 'immutable', description: 'The id of the member.' },
        {
          // Case exact like every reference (EID 6001).
          name: '$ref',
          type: 'reference',
          referenceTypes: ['User', 'Group'],
          mutability: 'immutable',
          description: 'URI of the member.',
        },
        {
          name: 'type',
          canonicalValues: ['User', 'Group'],
          mutability: 'immutable',
          description: 'Resource type of the member.',
        },
        {
          // Missing from the published table, yet used by its examples and those of RFC 7644 (EID 6011).
          name: 'display',
          mutability: 'readOnly',
          description: 'The display name of the member, filled in by the service provider.',
        },
      ],
    },
  ],
});
