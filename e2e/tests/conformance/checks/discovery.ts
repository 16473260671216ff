import { expect } from 'vitest';
import {
  both,
  type Check,
  ENTERPRISE,
  ERROR,
  GROUP,
  type Json,
  LIST,
  refused,
  resourcesOf,
  type Step,
  USER,
} from '../check.ts';

const CONFIG = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const writes = ['POST', 'PUT', 'PATCH', 'DELETE'];
const readOnly = (...paths: readonly string[]): Step[] =>
  paths.flatMap((path) =>
    writes.map((method) => refused(`${method} ${path}`, 405, method === 'DELETE' ? undefined : { schemas: [] })),
  );
/** Each entry of a list is what its own URL answers. */
const eachAlone = (path: string, key: string): Step => ({
  send: `GET ${path}`,
  status: 200,
  has: { schemas: [LIST] },
  holds: ({ body }) =>
    resourcesOf(body).map((entry): Step => {
      return { send: `GET ${path}/${String(entry[key])}`, status: 200, has: entry };
    }),
});

const keywords: Readonly<Record<string, readonly string[]>> = {
  type: ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'],
  mutability: ['readOnly', 'readWrite', 'immutable', 'writeOnly'],
  returned: ['always', 'never', 'default', 'request'],
  uniqueness: ['none', 'server', 'global'],
};

function expectKeywords(attributes: readonly Json[]): void {
  for (const attribute of attributes) {
    for (const [name, words] of Object.entries(keywords)) {
      if (attribute[name] !== undefined) expect(words, `${String(attribute.name)}: ${name}`).toContain(attribute[name]);
    }
    expectKeywords((attribute.subAttributes ?? []) as Json[]);
  }
}

export const discoveryChecks: readonly Check[] = [
  {
    id: 'D01',
    asserts: 'the configuration says what is supported, with every required member',
    modes: both,
    steps: [
      {
        send: 'GET /ServiceProviderConfig',
        status: 200,
        has: {
          schemas: [CONFIG],
          patch: { supported: true },
          bulk: {
            supported: expect.any(Boolean),
            maxOperations: expect.any(Number),
            maxPayloadSize: expect.any(Number),
          },
          filter: { supported: true, maxResults: expect.any(Number) },
          changePassword: { supported: expect.any(Boolean) },
          sort: { supported: expect.any(Boolean) },
          etag: { supported: expect.any(Boolean) },
          authenticationSchemes: [
            { type: 'oauthbearertoken', name: expect.stringMatching(/./), description: expect.stringMatching(/./) },
          ],
        },
      },
    ],
  },
  {
    id: 'D02',
    asserts: 'the configuration can not be written',
    modes: both,
    steps: readOnly('/ServiceProviderConfig'),
  },
  {
    id: 'D03',
    asserts: 'resource types are a list, users first',
    modes: both,
    steps: [
      {
        send: 'GET /ResourceTypes',
        status: 200,
        has: {
          schemas: [LIST],
          Resources: [
            {
              name: 'User',
              endpoint: '/Users',
              schema: USER,
              schemaExtensions: [{ schema: ENTERPRISE, required: false }],
            },
            { name: 'Group', endpoint: '/Groups', schema: GROUP },
          ],
        },
      },
    ],
  },
  {
    id: 'D04',
    asserts: 'each resource type alone is the one in the list',
    modes: both,
    steps: [eachAlone('/ResourceTypes', 'id')],
  },
  {
    id: 'D05',
    asserts: 'an unknown resource type is an error',
    modes: both,
    steps: [refused('GET /ResourceTypes/6f1c', 404)],
  },
  {
    id: 'D06',
    asserts: 'the schemas of each resource type can be read',
    modes: both,
    steps: [
      {
        send: 'GET /ResourceTypes',
        status: 200,
        holds: ({ body }) =>
          resourcesOf(body)
            .flatMap(({ schema, schemaExtensions = [] }) => [
              schema,
              ...(schemaExtensions as Json[]).map((extension) => extension.schema),
            ])
            .map((urn): Step => ({ send: `GET /Schemas/${String(urn)}`, status: 200, has: { id: urn } })),
      },
    ],
  },
  {
    id: 'D07',
    asserts: 'resource types can not be written',
    modes: both,
    steps: readOnly('/ResourceTypes', '/ResourceTypes/User'),
  },
  {
    id: 'D08',
    asserts: 'schemas are a list, with every attribute that Entra maps by default',
    modes: both,
    steps: [
      {
        send: 'GET /Schemas',
        status: 200,
        has: { schemas: [LIST] },
        holds: ({ body }) => {
          const byId = new Map(resourcesOf(body).map((schema) => [schema.id, schema.attributes as Json[]]));
          const names = (urn: string) => byId.get(urn)?.map(({ name }) => name);
          expect(names(USER)).toEqual(
            expect.arrayContaining([
              ...['userName', 'active', 'displayName', 'title', 'emails', 'preferredLanguage', 'name', 'addresses'],
              'phoneNumbers',
            ]),
          );
          expect(names(ENTERPRISE)).toEqual(expect.arrayContaining(['employeeNumber', 'department', 'manager']));
          expect(names(GROUP)).toEqual(expect.arrayContaining(['displayName', 'members']));
        },
      },
    ],
  },
  { id: 'D09', asserts: 'each schema alone is the one in the list', modes: both, steps: [eachAlone('/Schemas', 'id')] },
  {
    id: 'D10',
    asserts: 'an unknown schema is an error',
    modes: both,
    steps: [refused('GET /Schemas/urn:example:nobody', 404)],
  },
  {
    id: 'D11',
    asserts: 'the schemas that describe the others are there too',
    modes: both,
    steps: ['Schema', 'ResourceType', 'ServiceProviderConfig'].map((name): Step => {
      const urn = `urn:ietf:params:scim:schemas:core:2.0:${name}`;
      return { send: `GET /Schemas/${urn}`, status: 200, has: { id: urn } };
    }),
  },
  {
    id: 'D12',
    asserts: 'schemas can not be written',
    modes: both,
    steps: readOnly('/Schemas', `/Schemas/${USER}`),
  },
  {
    id: 'D13',
    asserts: 'what is not there is an error of SCIM',
    modes: both,
    steps: [{ send: 'GET /6f1c', status: 404, has: { schemas: [ERROR], status: '404' } }],
  },
  {
    id: 'D14',
    asserts: 'schemas have no nulls, and their keywords are written as the RFC does',
    modes: both,
    steps: [
      {
        send: 'GET /Schemas',
        status: 200,
        holds: ({ body }) => {
          expect(JSON.stringify(body)).not.toContain('null');
          for (const { attributes } of resourcesOf(body)) expectKeywords(attributes as Json[]);
        },
      },
    ],
  },
];
