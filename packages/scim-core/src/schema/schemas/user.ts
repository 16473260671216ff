import { defineSchema } from '../define-schema.ts';
import { USER_URN } from '../urns.ts';

/**
 * The schema of a User.
 *
 * `id`, `externalId`, `meta` and `schemas` are common attributes and therefore not listed. Every `display` but that of
 * `groups` is `readWrite`, as published, although its published description says otherwise (EID 8358).
 *
 * @see [RFC 7643 §4.1](https://www.rfc-editor.org/rfc/rfc7643#section-4.1), characteristics in
 *   [§8.7.1](https://www.rfc-editor.org/rfc/rfc7643#section-8.7.1)
 * @example
 * ```ts
 * import { userSchema } from 'scim-core';
 *
 * const required = userSchema.attributes.filter((attribute) => attribute.required);
 * required.map((attribute) => attribute.name); // ['userName']
 * ```
 */
export const userSchema = defineSchema({
  id: USER_URN,
  name: 'User',
  description: 'A person or other identity that has an account.',
  attributes: [
    {
      name: 'userName',
      required: true,
      uniqueness: 'server',
      description: 'Name the user signs in with, unique in any letter case.',
    },
    {
      // EID 6004 drops `uniqueness` here, from emails and from addresses: a complex attribute has none.
      name: 'name',
      type: 'complex',
      description: 'Parts of the name the user goes by.',
      subAttributes: [
        { name: 'formatted', description: 'Whole name with titles and suffixes, ready for display.' },
        { name: 'familyName', description: 'Surname, for example "Okafor" in "Ms. Ada Ngozi Okafor".' },
        { name: 'givenName', description: 'First name, for example "Ada" in "Ms. Ada Ngozi Okafor".' },
        { name: 'middleName', description: 'Names between the first name and the surname, for example "Ngozi".' },
        { name: 'honorificPrefix', description: 'Title in front of the name, for example "Dr.".' },
        { name: 'honorificSuffix', description: 'Addition after the name, for example "Jr.".' },
      ],
    },
    { name: 'displayName', description: 'Name to show for the user in lists and on screens.' },
    { name: 'nickName', description: 'Informal name, not the one used to sign in.' },
    {
      // Case exact like every reference (EID 6001).
      name: 'profileUrl',
      type: 'reference',
      referenceTypes: ['external'],
      description: 'Web page about the user.',
    },
    { name: 'title', description: 'Job title.' },
    { name: 'userType', description: 'Relation to the organization, for example "Employee" or "Contractor".' },
    {
      name: 'preferredLanguage',
      format: 'languageRanges',
      description: 'Languages the user reads best, in the form of an Accept-Language header.',
    },
    {
      name: 'locale',
      format: 'languageTag',
      description: 'Language tag that selects formats of dates, numbers and currency.',
    },
    { name: 'timezone', format: 'timeZone', description: 'IANA time zone name, for example "Europe/Lisbon".' },
    { name: 'active', type: 'boolean', description: 'Whether the account may be used.' },
    {
      name: 'password',
      mutability: 'writeOnly',
      returned: 'never',
      description: 'New password in clear text, accepted on write and never shown.',
    },
    {
      name: 'emails',
      type: 'complex',
      multiValued: true,
      description: 'E-mail addresses of the user.',
      subAttributes: [
        { name: 'value', description: 'E-mail address, for example "ada@example.com".' },
        { name: 'display', description: 'Form of the address meant for people.' },
        { name: 'type', canonicalValues: ['work', 'home', 'other'], description: 'What the address is used for.' },
        {
          name: 'primary',
          type: 'boolean',
          description: 'Whether mail goes to this address first; true at most once.',
        },
      ],
    },
    {
      name: 'phoneNumbers',
      type: 'complex',
      multiValued: true,
      description: 'Telephone numbers of the user.',
      subAttributes: [
        { name: 'value', description: 'Telephone number, best as a tel URI such as "tel:+1-201-555-0123".' },
        { name: 'display', description: 'Form of the number meant for people.' },
        {
          name: 'type',
          canonicalValues: ['work', 'home', 'mobile', 'fax', 'pager', 'other'],
          description: 'What the number is used for.',
        },
        { name: 'primary', type: 'boolean', description: 'Whether this number is tried first; true at most once.' },
      ],
    },
    {
      name: 'ims',
      type: 'complex',
      multiValued: true,
      description: 'Instant messaging addresses of the user.',
      subAttributes: [
        { name: 'value', description: 'Address or handle within the messaging service.' },
        { name: 'display', description: 'Form of the address meant for people.' },
        {
          name: 'type',
          canonicalValues: ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo'],
          description: 'Messaging service the address belongs to.',
        },
        { name: 'primary', type: 'boolean', description: 'Whether this address is tried first; true at most once.' },
      ],
    },
    {
      name: 'photos',
      type: 'complex',
      multiValued: true,
      description: 'Pictures of the user.',
      subAttributes: [
        {
          // Case exact like every reference (EID 6001).
          name: 'value',
          type: 'reference',
          referenceTypes: ['external'],
          description: 'URL of the image file itself, not of a page around it.',
        },
        { name: 'display', description: 'Caption of the picture.' },
        { name: 'type', canonicalValues: ['photo', 'thumbnail'], description: 'Full size picture or small preview.' },
        { name: 'primary', type: 'boolean', description: 'Whether this picture is shown first; true at most once.' },
      ],
    },
    {
      name: 'addresses',
      type: 'complex',
      multiValued: true,
      description: 'Postal addresses of the user.',
      subAttributes: [
        { name: 'formatted', description: 'Whole address as printed on a label; may hold line breaks.' },
        {
          name: 'streetAddress',
          description: 'Street, house number and what else stands above the town; may hold line breaks.',
        },
        { name: 'locality', description: 'City or town.' },
        { name: 'region', description: 'State, province or similar.' },
        { name: 'postalCode', description: 'Postal or ZIP code.' },
        { name: 'country', format: 'country', description: 'Two-letter ISO 3166-1 country code, for example "PT".' },
        { name: 'type', canonicalValues: ['work', 'home', 'other'], description: 'What the address is used for.' },
        {
          // Missing from the published table, yet used by its examples (EID 6005).
          name: 'primary',
          type: 'boolean',
          description: 'Whether this address is preferred; true at most once.',
        },
      ],
    },
    {
      name: 'groups',
      type: 'complex',
      multiValued: true,
      mutability: 'readOnly',
      description: 'Groups the user is in, kept by the service provider; changed through the members of a group.',
      subAttributes: [
        { name: 'value', mutability: 'readOnly', description: 'The id of the group.' },
        {
          // A group only: EID 8471 removes User. Case exact like every reference (EID 6001).
          name: '$ref',
          type: 'reference',
          referenceTypes: ['Group'],
          mutability: 'readOnly',
          description: 'URI of the group.',
        },
        { name: 'display', mutability: 'readOnly', description: 'The display name of the group.' },
        {
          name: 'type',
          canonicalValues: ['direct', 'indirect'],
          mutability: 'readOnly',
          description: 'Whether the user is a member itself or through a nested group.',
        },
      ],
    },
    {
      name: 'entitlements',
      type: 'complex',
      multiValued: true,
      description: 'Things the user has been granted, in the vocabulary of the service provider.',
      subAttributes: [
        { name: 'value', description: 'Key of the entitlement.' },
        { name: 'display', description: 'Name of the entitlement meant for people.' },
        { name: 'type', description: 'Kind of entitlement.' },
        {
          name: 'primary',
          type: 'boolean',
          description: 'Whether this entitlement is the main one; true at most once.',
        },
      ],
    },
    {
      name: 'roles',
      type: 'complex',
      multiValued: true,
      description: 'Roles the user holds, in the vocabulary of the service provider.',
      subAttributes: [
        { name: 'value', description: 'Key of the role.' },
        { name: 'display', description: 'Name of the role meant for people.' },
        { name: 'type', description: 'Kind of role.' },
        { name: 'primary', type: 'boolean', description: 'Whether this role is the main one; true at most once.' },
      ],
    },
    {
      name: 'x509Certificates',
      type: 'complex',
      multiValued: true,
      description: 'X.509 certificates issued to the user.',
      subAttributes: [
        {
          // Binary is case exact (EID 6000) and has no uniqueness (EID 8470, filed against RFC 7642).
          name: 'value',
          type: 'binary',
          format: 'certificate',
          description: 'One DER certificate in base64.',
        },
        { name: 'display', description: 'Name of the certificate meant for people.' },
        { name: 'type', description: 'What the certificate is used for.' },
        { name: 'primary', type: 'boolean', description: 'Whether this certificate is preferred; true at most once.' },
      ],
    },
  ],
});
