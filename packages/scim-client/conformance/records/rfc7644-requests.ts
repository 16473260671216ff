import { schemaToJSON, userSchema } from 'scim-core';
import type { Requirement } from '../record.ts';
import { empty, endpoints, json, list, scimError, USER_URN, user } from './shapes.ts';

const ENTRA = 'https://example.com/scim/v2?aadOptscim062020';

/** RFC 7644 §1 to §3.3: URLs and new resources. */
export const requestRequirements: readonly Requirement[] = [
  {
    id: 'R7644-1.2-01',
    clause: 'RFC 7644 §1.2',
    level: 'MUST',
    requirement: 'What stands in a URL is percent-encoded.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.findOne('userName eq "a+b&c=d é"'),
        answers: [list([])],
        sends: [
          {
            method: 'GET',
            path: '/Users?filter=userName%20eq%20%22a%2Bb%26c%3Dd%20%C3%A9%22&startIndex=1&count=10',
          },
        ],
      },
      {
        kind: 'call',
        call: ({ users }) => users.get('a/b?c#d é'),
        answers: [json(user('1'))],
        sends: [{ method: 'GET', path: '/Users/a%2Fb%3Fc%23d%20%C3%A9' }],
      },
      {
        kind: 'call',
        call: (client) => client.send({ method: 'GET', path: '/Users?filter=title pr' }),
        sends: [],
        fails: { name: 'TypeError', says: 'percent-encoded' },
      },
    ],
  },
  {
    id: 'R7644-1.3-01',
    clause: 'RFC 7644 §1.3',
    level: 'MUST NOT',
    requirement: 'The base URL has no query; in lenient mode one that a vendor asks for goes along with every request.',
    checks: [
      {
        kind: 'options',
        mode: 'strict',
        options: { baseUrl: ENTRA },
        expected: { refused: 'baseUrl must not have a query (RFC 7644 §1.3)' },
      },
      {
        kind: 'call',
        mode: 'lenient',
        options: { baseUrl: ENTRA },
        call: ({ users }) => users.get('1', { attributes: ['title'] }),
        answers: [json(user('1'))],
        sends: [{ method: 'GET', path: '/Users/1?attributes=title&aadOptscim062020' }],
      },
    ],
  },
  {
    id: 'R7644-3.1-04',
    clause: 'RFC 7644 §3.1',
    level: 'SHOULD NOT',
    requirement: 'The client takes what comes back for the resource, whatever it sent.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.create({ userName: 'ADA', title: 'Pilot' }),
        answers: [json(user('1', { userName: 'ada', locale: 'en' }), 201)],
        expected: { id: '1', userName: 'ada', locale: 'en' },
      },
      {
        kind: 'call',
        call: ({ users }) =>
          users.update('1', (draft) => {
            draft.title = 'Pilot';
          }),
        answers: [json(user('1')), json(user('1', { title: 'Guide' }))],
        expected: { title: 'Guide' },
        tells: [{ type: 'unapplied', paths: ['title'] }],
      },
    ],
  },
  {
    id: 'R7644-3.2-02',
    clause: 'RFC 7644 §3.2',
    level: 'SHOULD',
    requirement: 'Endpoints come from /ResourceTypes, not from the name of a resource type.',
    checks: [
      {
        kind: 'call',
        call: async (client) => client.resource((await client.discover()).resourceType('Person')).get('1'),
        answers: endpoints({
          '/ServiceProviderConfig': json({}),
          '/ResourceTypes': list([{ name: 'Person', endpoint: '/People', schema: USER_URN }]),
          '/Schemas': list([schemaToJSON(userSchema)]),
          '/People/1': json(user('1')),
        }),
        expected: { id: '1' },
      },
    ],
  },
  {
    id: 'R7644-3.3-04',
    clause: 'RFC 7644 §3.3',
    level: 'MAY',
    requirement: 'An attribute of a new resource that is null or [] is sent, to suppress a default.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.create({ userName: 'ada', active: null, emails: [] }),
        answers: [json(user('1'), 201)],
        sends: [{ method: 'POST', path: '/Users', body: { active: null, emails: [] } }],
      },
    ],
  },
];

/** RFC 7644 §3.5 to §3.12: changes and errors. */
export const changeRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.5.1-02',
    clause: 'RFC 7644 §3.5.1',
    level: 'MAY',
    requirement: 'A resource can be replaced by what was read, read-only attributes included.',
    checks: [
      {
        kind: 'call',
        options: { checkRequests: true },
        call: async ({ users }) => users.replace('1', await users.get('1')),
        answers: [json(user('1', { groups: [{ value: '2' }] })), json(user('1'))],
        sends: [
          { method: 'GET', path: '/Users/1' },
          {
            method: 'PUT',
            path: '/Users/1',
            body: { id: '1', meta: { resourceType: 'User' }, groups: [{ value: '2' }] },
          },
        ],
      },
    ],
  },
  {
    id: 'R7644-3.5.1-05',
    clause: 'RFC 7644 §3.5.1',
    level: 'MAY',
    requirement: 'An attribute of a replacement that is null or [] is sent, to clear it.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.replace('1', { userName: 'ada', title: null, roles: [] }),
        answers: [json(user('1'))],
        sends: [{ method: 'PUT', path: '/Users/1', body: { title: null, roles: [] } }],
      },
    ],
  },
  {
    id: 'R7644-3.5.1-09',
    clause: 'RFC 7644 §3.5.1',
    level: 'MUST',
    requirement: 'A replacement has the required attributes: its type asks for them, and checkRequests looks.',
    checks: [
      {
        kind: 'call',
        options: { checkRequests: true },
        // @ts-expect-error: userName is required
        call: ({ users }) => users.replace('1', { title: 'Pilot' }),
        sends: [],
        fails: { name: 'ScimError', scimType: 'invalidValue', says: 'userName' },
      },
    ],
  },
  {
    id: 'R7644-3.8-02',
    clause: 'RFC 7644 §3.8',
    level: 'MUST',
    requirement: 'Bodies are UTF-8, which needs no word in Content-Type.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.create({ userName: 'Zoë 🚀' }),
        answers: [
          async (request) => {
            if (!request.text.includes('Zoë 🚀')) throw new Error('the body is no UTF-8');
            return json(user('1', { userName: 'Zoë 🚀' }), 201)(request);
          },
        ],
        sends: [{ method: 'POST', path: '/Users', headers: { 'content-type': 'application/scim+json' } }],
        expected: { userName: 'Zoë 🚀' },
      },
    ],
  },
  {
    id: 'R7644-3.12-24',
    clause: 'RFC 7644 §3.12',
    level: 'CHOICE',
    requirement: 'A keyword that no RFC lists is handed on, and an error that is no JSON is an error still.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.get('1'),
        answers: [scimError(400, { scimType: 'acmeQuota', detail: 'no seats left' })],
        fails: { code: 'SCIM_RESPONSE', status: 400, scimType: 'acmeQuota', says: 'no seats left' },
      },
      {
        kind: 'call',
        call: ({ users }) => users.get('1').catch(({ status, body }) => ({ status, body })),
        answers: [() => new Response('Not here', { status: 404 })],
        expected: { status: 404, body: 'Not here' },
      },
      {
        kind: 'call',
        call: ({ users }) => users.get('1'),
        answers: [empty(403)],
        fails: { code: 'SCIM_RESPONSE', status: 403 },
      },
    ],
  },
];
