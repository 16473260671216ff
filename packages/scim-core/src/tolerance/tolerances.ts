/** Everything there is to say about one named departure from the RFC. */
export interface Tolerance {
  /** What is accepted and what is done with it. */
  readonly summary: string;
  /** The clause that it departs from, or that leaves the case open. */
  readonly clause: string;
  /** Who sends or needs it. */
  readonly evidence: readonly string[];
}

/**
 * Every named departure from the RFC, by id. `lenient` allows all of them, `strict` none; a {@link Mode} object picks.
 * Ids are public and never change their meaning.
 *
 * @example
 * ```ts
 * import { tolerances } from 'scim-core';
 *
 * tolerances['patch.op-any-case'].clause; // 'RFC 7644 §3.5.2'
 * ```
 */
export const tolerances = {
  'body.array-for-single': {
    summary: 'An array with one element is accepted where a single value is expected; the element is taken.',
    clause: 'RFC 7643 §2.4',
    evidence: ['Microsoft Entra documentation, manager example (legacy)'],
  },
  'body.boolean-as-string': {
    summary: '"true" and "false" in any letter case are accepted for a boolean.',
    clause: 'RFC 7643 §2.3.2',
    evidence: ['Microsoft SCIM Validator (roles[].primary "True")', 'AzureAD SCIM Postman collection'],
  },
  'body.display-name-as-display': {
    summary: 'A sub-attribute displayName is read as display where only display is defined.',
    clause: 'RFC 7643 §2.4',
    evidence: ['Microsoft Entra documentation, AppRoleAssignmentsComplex'],
  },
  'body.duplicate-member': {
    summary: 'A member that is given twice in different letter case is accepted; the last one counts.',
    clause: 'RFC 7643 §2.1',
    evidence: ['peers: clients that build bodies from several sources'],
  },
  'body.empty-element': {
    summary: 'An element of a list without any part that can be written, or a member without value, is left out.',
    clause: 'RFC 7643 §2.4',
    evidence: ['peers: clients that make an element of every empty field'],
  },
  'body.empty-text': {
    summary: 'An empty text counts as no value where the attribute is no text.',
    clause: 'RFC 7643 §2.3, §2.5',
    evidence: ['Microsoft SCIM Validator and Logic-App validation (SCIM_Null_Update)'],
  },
  'body.extension-attribute-without-urn': {
    summary: 'An attribute of an extension given at the top level is taken as the extension’s.',
    clause: 'RFC 7643 §3.3',
    evidence: ['Microsoft Entra documentation, manager example (legacy)'],
  },
  'body.extension-not-listed': {
    summary: 'A schemas list without an extension of which the body has attributes is completed.',
    clause: 'RFC 7643 §3',
    evidence: ['Microsoft Entra: the URN of a custom extension is never listed'],
  },
  'body.json-in-string': {
    summary: 'An element written as JSON text, in its place or in its value, is read as the element.',
    clause: 'RFC 7643 §2.4',
    evidence: ['Microsoft Entra documentation, SingleAppRoleAssignment and AppRoleAssignmentsComplex'],
  },
  'body.number-as-string': {
    summary: 'A number written as text is accepted for an integer or a decimal.',
    clause: 'RFC 7643 §2.3.3',
    evidence: ['Microsoft Entra: expression results are text'],
  },
  'body.scalar-for-complex': {
    summary: 'A plain value is accepted for a complex attribute that has a sub-attribute value, and read as that.',
    clause: 'RFC 7643 §2.3.8',
    evidence: ['Microsoft Entra: manager is sent as text (SCIM-SDK#541, scimitar#48, go-scim#75)'],
  },
  'body.schemas-incomplete': {
    summary: 'A schemas list that is missing, empty or without the base schema is accepted and completed.',
    clause: 'RFC 7643 §3',
    evidence: ['peers: hand-written clients'],
  },
  'body.single-for-multi': {
    summary: 'A single value is accepted where an array is expected.',
    clause: 'RFC 7643 §2.4',
    evidence: ['RFC 7644 §3.5.2.1 allows it in PATCH add only'],
  },
  'body.string-for-scalar': {
    summary: 'A number or boolean is accepted for a string and written as text.',
    clause: 'RFC 7643 §2.3.1',
    evidence: ['peers: directory connectors that send numeric employee numbers'],
  },
  'body.unknown-attribute': {
    summary: 'An attribute that no schema of the resource type defines is ignored.',
    clause: 'RFC 7643 §3',
    evidence: ['Microsoft Entra default mapping against servers that support less (chainguard, snipe-it#11094)'],
  },
  'body.unknown-schema': {
    summary: 'A schema URN that the resource type does not have is ignored.',
    clause: 'RFC 7643 §3',
    evidence: ['Microsoft Entra: ADSCIM group URN, misspelt enterprise URN'],
  },
  'body.value-format': {
    summary:
      'Text that breaks the format of its attribute (URI, base64, date) is stored as sent where it does no harm.',
    clause: 'RFC 7643 §2.3.6, §2.3.7',
    evidence: ['Microsoft Entra: values are stored as sent'],
  },
  'bulk.path-without-slash': {
    summary: 'The path of a bulk operation is accepted without its first slash, and gets it.',
    clause: 'RFC 7644 §3.7',
    evidence: ['RFC 7644 §3.7 calls it relative to the base URL and shows it with a slash; nothing else can be meant'],
  },
  'client.base-url-query': {
    summary: 'A query in the base URL is kept and sent with every request.',
    clause: 'RFC 7644 §1.3',
    evidence: ['Microsoft Entra tenant URLs with a feature flag such as ?aadOptscim062020'],
  },
  'client.content-type': {
    summary: 'JSON is read whatever its Content-Type says.',
    clause: 'RFC 7644 §3.1',
    evidence: ['servers behind frameworks that answer text/plain or text/html'],
  },
  'client.create-status': {
    summary: 'A creation is accepted with another status of success than 201.',
    clause: 'RFC 7644 §3.3',
    evidence: ['servers that answer 200'],
  },
  'client.created-without-body': {
    summary: 'A resource that a change does not return is read by a request of its own.',
    clause: 'RFC 7644 §3.3, §3.5.1',
    evidence: ['servers that answer 201 or 204 without a body'],
  },
  'client.filter-not-applied': {
    summary: 'Resources that the filter of a search for one resource rules out are dropped.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['Metatavu/keycloak-scim-server#67: eq compared as substring'],
  },
  'client.list-not-found': {
    summary: 'A SCIM error 404 to a filtered list is read as an empty list.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['jelhub/scimgateway#18'],
  },
  'filter.attribute-without-urn': {
    summary: 'An attribute of an extension is found without the URN of its schema.',
    clause: 'RFC 7644 §3.10',
    evidence: ['Microsoft Entra documentation, reference check (manager eq)'],
  },
  'filter.boolean-as-string': {
    summary: '"true" and "false" in any letter case are compared as booleans.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['Microsoft Entra: roles[primary eq "True"].value'],
  },
  'filter.complex-as-value': {
    summary: 'A single-valued complex attribute with a sub-attribute value is compared by that.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['Microsoft Entra documentation, reference check (manager eq)'],
  },
  'filter.missing-space': {
    summary: 'A space may be missing between an operator and a quoted value.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['RFC 7644 §3.5.2.2, example members[value eq"2819…"]'],
  },
  'filter.not-without-parentheses': {
    summary: 'not may stand before an expression without parentheses.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['SCIMMY and scim2-parse-filter accept it'],
  },
  'filter.number-as-string': {
    summary: 'A quoted number is compared as a number with an integer or decimal attribute, and a bare one as text.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['peers: clients that quote every value'],
  },
  'filter.unquoted-value': {
    summary: 'A bare word or a single-quoted text is read as a string; true, false and null in any letter case.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['RFC 7644 §3.4.2.1 example', 'Microsoft Entra documentation (externalId eq jyoung)', 'CyberArk'],
  },
  'filter.value-path-sub-attribute': {
    summary: 'A sub-attribute may follow a value path: emails[type eq "work"].value eq "x".',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['Microsoft Entra: matching by e-mail'],
  },
  'http.group-name-unique': {
    summary: 'A second group with the displayName of another one is refused (409 uniqueness).',
    clause: 'RFC 7643 §8.7.1 (uniqueness none)',
    evidence: ['Microsoft Entra finds groups by displayName, and its SCIM Validator expects 409'],
  },
  'http.plus-as-space': {
    summary: 'A plus sign in a query is read as a space.',
    clause: 'RFC 3986 §3.4',
    evidence: ['Microsoft Entra (azure-docs#94189)'],
  },
  'http.path-any-case': {
    summary: 'Endpoints are found in any letter case.',
    clause: 'RFC 7643 §6',
    evidence: ['AzureAD SCIM Postman collection (/users)'],
  },
  'http.content-type': {
    summary: 'A body without a content type is read as JSON.',
    clause: 'RFC 7644 §3.8',
    evidence: ['peers: minimal clients'],
  },
  'http.attributes-and-excluded': {
    summary: 'attributes and excludedAttributes may be given together; attributes counts.',
    clause: 'RFC 7644 §3.9',
    evidence: ['SCIMMY: attributes wins'],
  },
  'list.as-array': {
    summary: 'A bare array is read as a complete list.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['servers that answer discovery endpoints with an array'],
  },
  'list.resources-null': {
    summary: '"Resources": null is read as an empty list.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['sourcegraph#60805', 'buildbuddy-io/buildbuddy#5774'],
  },
  'list.total-as-text': {
    summary: 'totalResults may be written as text.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['servers that build the envelope from strings'],
  },
  'list.without-total': {
    summary: 'A list may leave out totalResults.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['ory/polis#4054', 'wso2/product-is#6631'],
  },
  'patch.add-creates-element': {
    summary: 'add with a value filter that nothing matches creates an element from the filter’s eq terms.',
    clause: 'RFC 7644 §3.5.2.1 (erratum 8097: not defined)',
    evidence: ['Microsoft Entra (SCIM-SDK#416, zitadel#9690)'],
  },
  'patch.empty-operations': {
    summary: 'A request without operations is accepted and changes nothing.',
    clause: 'RFC 7644 §3.5.2',
    evidence: ['Microsoft SCIM Validator (scimmy#59, SCIMReferenceCode#112)'],
  },
  'patch.key-as-path': {
    summary: 'Member names of a value without path may be dotted or URN-qualified paths.',
    clause: 'RFC 7644 §3.5.2.1',
    evidence: ['Microsoft Entra with aadOptscim062020'],
  },
  'patch.op-any-case': {
    summary: 'Add, REPLACE and other spellings of op are accepted.',
    clause: 'RFC 7644 §3.5.2',
    evidence: ['Microsoft Entra default mode'],
  },
  'patch.path-without-urn': {
    summary: 'An attribute of an extension is found without the URN of its schema.',
    clause: 'RFC 7644 §3.10',
    evidence: ['Microsoft Entra documentation, manager example (legacy)'],
  },
  'patch.read-only-in-value': {
    summary: 'Read-only attributes inside a value without path are ignored.',
    clause: 'RFC 7644 §3.5.2',
    evidence: ['Okta sends id in a path-less value (scim2#103)'],
  },
  'patch.remove-with-value': {
    summary: 'remove may have a value; of several elements only the listed ones are removed.',
    clause: 'RFC 7644 §3.5.2.2',
    evidence: ['Microsoft Entra default mode: members with a value list'],
  },
  'patch.replace-creates-element': {
    summary: 'replace with a value filter that nothing matches creates an element from the filter’s eq terms.',
    clause: 'RFC 7644 §3.5.2.3',
    evidence: ['Microsoft Entra (SCIM-SDK#668)'],
  },
  'patch.replace-empty-clears': {
    summary:
      'replace with an empty text, or an object that empties value and gives nothing else, clears a complex attribute.',
    clause: 'RFC 7644 §3.5.2.3',
    evidence: ['Microsoft SCIM Validator and Logic-App validation (manager {"value":""}, SCIM_Null_Update)'],
  },
  'patch.replace-sub-attribute-of-all': {
    summary: 'A sub-attribute of a multi-valued attribute without filter is written in every element.',
    clause: 'RFC 7644 §3.5.2.3',
    evidence: ['peers: clients that assume one element'],
  },
  'patch.schemas-incomplete': {
    summary: 'A request whose schemas lacks the PatchOp URN is accepted.',
    clause: 'RFC 7644 §3.5.2',
    evidence: ['Okta and hand-written clients'],
  },
  'patch.unknown-path': {
    summary: 'An operation on an attribute that no schema defines is ignored.',
    clause: 'RFC 7644 §3.5.2',
    evidence: ['Microsoft Entra: one refused attribute blocks the deactivation beside it'],
  },
  'search.attributes-as-text': {
    summary: 'attributes and excludedAttributes of a search request may be one text with commas, as in a URL.',
    clause: 'RFC 7644 §3.4.3',
    evidence: ['RFC 7644 §3.4.2.5 defines this form for the URL; nothing else can be meant'],
  },
} as const satisfies Record<string, Tolerance>;

/** The id of a tolerance, for example `patch.op-any-case`. */
export type ToleranceId = keyof typeof tolerances;
