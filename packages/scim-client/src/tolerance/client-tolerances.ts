import type { Tolerance } from 'scim-core';

/**
 * What the client accepts from service providers that break the protocol, by id, besides the tolerances of scim-core.
 * `lenient` allows all of them, `strict` none. Ids are public and never change their meaning.
 */
export const clientTolerances = {
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
  'client.created-without-body': {
    summary: 'A resource that a change does not return is read by a request of its own.',
    clause: 'RFC 7644 §3.3, §3.5.1',
    evidence: ['servers that answer 201 or 204 without a body'],
  },
  'client.create-status': {
    summary: 'A creation is accepted with another status of success than 201.',
    clause: 'RFC 7644 §3.3',
    evidence: ['servers that answer 200'],
  },
  'client.filter-not-applied': {
    summary: 'Resources that the filter of findOne() rules out are dropped.',
    clause: 'RFC 7644 §3.4.2.2',
    evidence: ['Metatavu/keycloak-scim-server#67: eq compared as substring'],
  },
  'client.list-not-found': {
    summary: 'A SCIM error 404 to a filtered list is read as an empty list.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['jelhub/scimgateway#18'],
  },
  'client.list-resources-null': {
    summary: '"Resources": null is read as an empty list.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['sourcegraph#60805', 'buildbuddy-io/buildbuddy#5774'],
  },
  'client.list-total-as-text': {
    summary: 'totalResults may be written as text.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['servers that build the envelope from strings'],
  },
  'client.list-without-total': {
    summary: 'A list without totalResults is read until a page brings nothing new.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['ory/polis#4054', 'wso2/product-is#6631'],
  },
  'client.list-as-array': {
    summary: 'A bare array is read as a complete list.',
    clause: 'RFC 7644 §3.4.2',
    evidence: ['servers that answer discovery endpoints with an array'],
  },
} as const satisfies Readonly<Record<string, Tolerance>>;

/** The id of a departure that the client knows by name. */
export type ClientToleranceId = keyof typeof clientTolerances;
