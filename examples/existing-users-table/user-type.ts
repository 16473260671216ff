import { defineResourceType, defineSchema } from 'scim-core';

/**
 * Exactly what the table has columns for, and so what `/Schemas` tells. Whatever else a client sends is ignored by name, as
 * for any attribute that a service provider does not have.
 */
export const userType = defineResourceType({
  name: 'User',
  endpoint: '/Users',
  description: 'People with an account.',
  schema: defineSchema({
    id: 'urn:ietf:params:scim:schemas:core:2.0:User',
    name: 'User',
    description: 'People with an account.',
    attributes: [
      { name: 'userName', required: true, uniqueness: 'server', description: 'What somebody logs in with.' },
      {
        name: 'name',
        type: 'complex',
        description: 'The parts of a name.',
        subAttributes: [
          { name: 'givenName', description: 'First name.' },
          { name: 'familyName', description: 'Last name.' },
        ],
      },
      { name: 'title', description: 'What somebody does.' },
      { name: 'active', type: 'boolean', description: 'Whether somebody may log in.' },
      {
        name: 'emails',
        type: 'complex',
        multiValued: true,
        description: 'One address; the table has no room for more.',
        subAttributes: [
          { name: 'value', description: 'The address.' },
          { name: 'type', description: 'Always work.' },
          { name: 'primary', type: 'boolean', description: 'Always true.' },
        ],
      },
    ],
  }),
});
