import { defineSchema } from '../define-schema.ts';
import { SERVICE_PROVIDER_CONFIG_URN } from '../urns.ts';

/**
 * The schema of `/ServiceProviderConfig`, with the `pagination` attribute of RFC 9865.
 *
 * RFC 9865 publishes no characteristics for `pagination`: that it is read-only follows from RFC 7643 §5, that
 * `defaultPaginationMethod` ignores letter case is the default of RFC 7643 §2.2.
 *
 * @see [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5), characteristics in
 *   [§8.7.2](https://www.rfc-editor.org/rfc/rfc7643#section-8.7.2)
 * @see [RFC 9865 §4](https://www.rfc-editor.org/rfc/rfc9865#section-4)
 * @example
 * ```ts
 * import { serviceProviderConfigSchema } from 'scim-core';
 *
 * serviceProviderConfigSchema.attributes.every((attribute) => attribute.mutability === 'readOnly'); // true
 * ```
 */
export const serviceProviderConfigSchema = defineSchema({
  id: SERVICE_PROVIDER_CONFIG_URN,
  name: 'Service Provider Configuration',
  description: 'What a service provider supports of the protocol, and its limits.',
  attributes: [
    {
      // Case exact like every reference, here and in authenticationSchemes (EID 6001).
      name: 'documentationUri',
      type: 'reference',
      referenceTypes: ['external'],
      mutability: 'readOnly',
      description: 'Help page of the service provider.',
    },
    {
      name: 'patch',
      type: 'complex',
      required: true,
      mutability: 'readOnly',
      description: 'Support for PATCH.',
      subAttributes: [
        {
          name: 'supported',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether PATCH requests are answered.',
        },
      ],
    },
    {
      name: 'bulk',
      type: 'complex',
      required: true,
      mutability: 'readOnly',
      description: 'Support for bulk requests, and their limits.',
      subAttributes: [
        {
          name: 'supported',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether bulk requests are answered.',
        },
        {
          name: 'maxOperations',
          type: 'integer',
          required: true,
          mutability: 'readOnly',
          description: 'Most operations that one bulk request may hold.',
        },
        {
          name: 'maxPayloadSize',
          type: 'integer',
          required: true,
          mutability: 'readOnly',
          description: 'Largest body of a bulk request, in bytes.',
        },
      ],
    },
    {
      name: 'filter',
      type: 'complex',
      required: true,
      mutability: 'readOnly',
      description: 'Support for filters, and the limit of their results.',
      subAttributes: [
        {
          name: 'supported',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether lists can be filtered.',
        },
        {
          name: 'maxResults',
          type: 'integer',
          required: true,
          mutability: 'readOnly',
          description: 'Most resources that one response holds.',
        },
      ],
    },
    {
      name: 'changePassword',
      type: 'complex',
      required: true,
      mutability: 'readOnly',
      description: 'Support for setting passwords.',
      subAttributes: [
        {
          name: 'supported',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether a client may set the password of a user.',
        },
      ],
    },
    {
      name: 'sort',
      type: 'complex',
      required: true,
      mutability: 'readOnly',
      description: 'Support for sorting.',
      subAttributes: [
        {
          name: 'supported',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether lists can be sorted.',
        },
      ],
    },
    {
      // Required by §5 but missing from the published table (EID 9018).
      name: 'etag',
      type: 'complex',
      required: true,
      mutability: 'readOnly',
      description: 'Support for entity tags.',
      subAttributes: [
        {
          name: 'supported',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether resources carry versions that requests can be conditional on.',
        },
      ],
    },
    {
      name: 'authenticationSchemes',
      type: 'complex',
      multiValued: true,
      required: true,
      mutability: 'readOnly',
      description: 'Ways in which a client may authenticate.',
      subAttributes: [
        { name: 'name', required: true, mutability: 'readOnly', description: 'Name of the scheme meant for people.' },
        { name: 'description', required: true, mutability: 'readOnly', description: 'How the scheme works, in short.' },
        {
          name: 'specUri',
          type: 'reference',
          referenceTypes: ['external'],
          mutability: 'readOnly',
          description: 'Specification of the scheme.',
        },
        {
          name: 'documentationUri',
          type: 'reference',
          referenceTypes: ['external'],
          mutability: 'readOnly',
          description: 'Help page on using the scheme with this service provider.',
        },
        {
          // Required by §5 but missing from the published table (EID 8011).
          name: 'type',
          required: true,
          canonicalValues: ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'],
          mutability: 'readOnly',
          description: 'Keyword of the scheme.',
        },
        {
          // Missing from the published table; a default sub-attribute (§2.4) that §8.5 shows. EID 7921, which would
          // have removed it there, was rejected.
          name: 'primary',
          type: 'boolean',
          mutability: 'readOnly',
          description: 'Whether this scheme is preferred; true at most once.',
        },
      ],
    },
    {
      name: 'pagination',
      type: 'complex',
      mutability: 'readOnly',
      description: 'Ways in which lists are paged, and their limits.',
      subAttributes: [
        {
          name: 'cursor',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether lists can be paged by cursor.',
        },
        {
          name: 'index',
          type: 'boolean',
          required: true,
          mutability: 'readOnly',
          description: 'Whether lists can be paged by start index.',
        },
        {
          name: 'defaultPaginationMethod',
          canonicalValues: ['cursor', 'index'],
          mutability: 'readOnly',
          description: 'How a list is paged when the request does not choose.',
        },
        {
          name: 'defaultPageSize',
          type: 'integer',
          mutability: 'readOnly',
          description: 'Resources on a page when the request gives no count.',
        },
        {
          name: 'maxPageSize',
          type: 'integer',
          mutability: 'readOnly',
          description: 'Most resources on a page, whatever count the request gives.',
        },
        {
          name: 'cursorTimeout',
          type: 'integer',
          mutability: 'readOnly',
          description: 'How long a cursor can be used at least, in seconds.',
        },
      ],
    },
  ],
});
