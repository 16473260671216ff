import { defineResourceType, defineSchema, userResourceType } from 'scim-core';
import { expect } from 'vitest';
import { acceptToken } from '../../src/access/authentication.ts';
import type { Json, Requirement } from '../record.ts';
import { scenarioProvider } from '../run.ts';
import {
  BASE,
  bulk,
  ENTERPRISE,
  filter,
  get,
  group,
  patch,
  patchOp,
  post,
  put,
  remove,
  scenario,
  scenarioIn,
  scenarioWith,
  search,
  user,
} from './shapes.ts';

const TOKEN = 'Xk2m9Qv7Lp4Tz8Rw';
const USER = userResourceType.schema.id;
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const people = (...names: readonly string[]) => names.map((userName) => post('/Users', user({ userName })));
const namesIn = (...names: readonly string[]) => ({ Resources: names.map((userName) => ({ userName })) });

/** A type with an attribute that can be set once. */
const BADGE = 'urn:example:schemas:Badge';
const badgeType = defineResourceType({
  name: 'Badge',
  endpoint: '/Badges',
  schema: defineSchema({ id: BADGE, attributes: [{ name: 'number', mutability: 'immutable' }, { name: 'note' }] }),
});
const badge = (members: Json): Json => ({ schemas: [BADGE], ...members });
const withBadges = { resourceTypes: [badgeType] };

/** RFC 7644 §1 and §2. */
const accessRequirements: readonly Requirement[] = [
  {
    id: 'R7644-1.3-02',
    clause: 'RFC 7644 §1.3',
    level: 'MAY',
    requirement: 'The base URL may have any path.',
    checks: ['', '/scim', '/scim/v2', '/tenants/t/v2'].map((path) =>
      scenarioWith(
        { baseUrl: `https://example.com${path}` },
        post('', user(), 201, {
          request: { url: `${path}/Users` },
          header: { location: `https://example.com${path}/Users/1` },
        }),
        get('', 200, { request: { url: `${path}/Users/1` }, has: { id: '1' } }),
      ),
    ),
  },
  {
    id: 'R7644-2-01',
    clause: 'RFC 7644 §2',
    level: 'MAY',
    requirement: 'Any way of authentication can be put in; one for a bearer token is there.',
    checks: [
      scenarioWith(
        { authenticate: acceptToken(TOKEN) },
        get('/Users', 200, { headers: { authorization: `Bearer ${TOKEN}` } }),
        get('/Users', 401, { headers: { authorization: `Bearer ${TOKEN}x` } }),
      ),
      scenarioWith(
        {
          authenticate: ({ headers }) =>
            headers.get('authorization') === 'Basic YWRhOnNlY3JldA==' ? { id: 'ada' } : undefined,
        },
        get('/Users', 200, { headers: { authorization: 'Basic YWRhOnNlY3JldA==' } }),
        get('/Users', 401, { headers: { authorization: 'Basic YWRhOnRhZGE=' } }),
      ),
    ],
  },
  {
    id: 'R7644-2-02',
    clause: 'RFC 7644 §2',
    level: 'SHOULD NOT',
    requirement: 'Tokens that anybody can get are not used.',
    notApplicable: 'the provider issues no tokens; who does decides whom to give one',
  },
  {
    id: 'R7644-2-03',
    clause: 'RFC 7644 §2',
    level: 'SHOULD',
    requirement: 'Basic authentication does not stand alone.',
    notApplicable: 'no basic authentication is built; the hook authenticate can look at further headers',
  },
  {
    id: 'R7644-2-04',
    clause: 'RFC 7644 §2',
    level: 'SHALL',
    requirement: 'WWW-Authenticate names each kind of authentication that is supported.',
    checks: [
      scenarioWith(
        { authenticate: acceptToken(TOKEN) },
        get('/Users', 401, { header: { 'www-authenticate': 'Bearer realm="SCIM"' } }),
      ),
      scenarioWith(
        {
          authenticate: () => undefined,
          authenticationSchemes: ['oauthbearertoken', 'httpbasic'].map((type) => ({
            type,
            name: type,
            description: type,
          })),
        },
        get('/Users', 401, {
          header: { 'www-authenticate': 'Bearer realm="SCIM", Basic realm="SCIM", charset="UTF-8"' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-2-05',
    clause: 'RFC 7644 §2',
    level: 'MUST',
    requirement: 'Who was authenticated is somebody, whose rights are looked at: nobody is 401, too few are 403.',
    checks: [
      scenarioWith({ authenticate: () => undefined }, get('/Users', 401), post('/Users', user(), 401)),
      scenarioWith(
        { authenticate: () => ({ id: 'reader' }), authorize: ({ action }) => action === 'read' || action === 'list' },
        get('/Users'),
        post('/Users', user(), 403),
        remove('/Users/1', 403),
      ),
    ],
  },
  {
    id: 'R7644-2-06',
    clause: 'RFC 7644 §2',
    level: 'SHOULD',
    requirement: 'Rights depend on who wants to do what to which resource.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const asked: unknown[] = [];
          const { send } = scenarioProvider(mode, {
            authorize: ({ tenant, principal, action, resourceType, id, parameters }) => {
              asked.push([tenant, principal.id, action, resourceType?.name, id, parameters.get('attributes')]);
              return true;
            },
          });
          await send('GET', '/Users/1?attributes=emails', undefined, { tenant: 'acme' });
          expect(asked).toEqual([['acme', 'tester', 'read', 'User', '1', 'emails']]);
        },
      },
    ],
  },
  {
    id: 'R7644-2-07',
    clause: 'RFC 7644 §2',
    level: 'MUST',
    requirement: 'The threats to grants of OAuth are taken into account.',
    notApplicable: 'the provider takes part in no grant',
  },
  {
    id: 'R7644-2.2-01',
    clause: 'RFC 7644 §2.2',
    level: 'MAY',
    requirement: 'Requests of nobody are refused, unless authenticate makes somebody of them.',
    checks: [
      scenarioWith(
        { authenticate: ({ token }) => (token === undefined ? { id: 'anybody' } : undefined) },
        post('/Users', user()),
      ),
      scenarioWith({ authenticate: acceptToken(TOKEN) }, post('/Users', user(), 401)),
    ],
  },
];

/** RFC 7644 §3.1 to §3.3. */
const createRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.1-01',
    clause: 'RFC 7644 §3.1',
    level: 'MUST',
    requirement: 'Messages name schemas of the protocol.',
    checks: [
      scenario(
        get('/Users', 200, { has: { schemas: [LIST] } }),
        get('/Users/1', 404, { has: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'] } }),
        post('/Bulk', bulk([]), 200, { has: { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'] } }),
      ),
    ],
  },
  {
    id: 'R7644-3.1-02',
    clause: 'RFC 7644 §3.1',
    level: 'SHALL NOT',
    requirement: 'The schemas of messages are not among those that are served.',
    checks: [
      scenario(
        get('/Schemas', 200, { hides: 'PatchOp' }),
        ...['PatchOp', 'ListResponse', 'Error', 'BulkRequest'].map((name) =>
          get(`/Schemas/urn:ietf:params:scim:api:messages:2.0:${name}`, 404),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.1-03',
    clause: 'RFC 7644 §3.1',
    level: 'SHALL',
    requirement: 'An answer shows what the service provider made of a request.',
    checks: [
      scenarioIn(
        'lenient',
        post('/Users', { USERNAME: 'ada', active: 'True', nope: 1, id: '9' }, 201, {
          has: { schemas: [USER], id: '1', userName: 'ada', active: true },
          lacks: ['USERNAME', 'nope'],
        }),
      ),
      scenarioWith(
        { policy: ({ body }) => ({ body: { active: true, ...(body as Json) } }) },
        post('/Users', user(), 201, { has: { active: true } }),
      ),
    ],
  },
  {
    id: 'R7644-3.1-05',
    clause: 'RFC 7644 §3.1',
    level: 'STATED',
    requirement: 'What was read can be sent back as it is.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const { send } = scenarioProvider(mode);
          await send('POST', '/Users', user({ [ENTERPRISE]: { department: 'Flight' }, emails: [{ value: 'a@x' }] }));
          await send('POST', '/Groups', group({ members: [{ value: '1' }] }));
          for (const path of ['/Users/1', '/Groups/2']) {
            const read = await send('GET', path);
            const written = await send('PUT', path, read.text);
            expect([written.status, written.body]).toEqual([200, read.body]);
          }
        },
      },
    ],
  },
  {
    id: 'R7644-3.2-01',
    clause: 'RFC 7644 §3.2',
    level: 'SHOULD',
    requirement: 'Endpoints are the plural of the names of their types.',
    checks: [
      scenario(
        get('/ResourceTypes', 200, {
          has: {
            Resources: [
              { name: 'User', endpoint: '/Users' },
              { name: 'Group', endpoint: '/Groups' },
            ],
          },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.2-03',
    clause: 'RFC 7644 §3.2',
    level: 'MUST NOT',
    requirement: 'PUT creates nothing.',
    checks: [scenario(put('/Users/unknown', user(), 404), get('/Users', 200, { has: { totalResults: 0 } }))],
  },
  {
    id: 'R7644-3.2-04',
    clause: 'RFC 7644 §3.2',
    level: 'STATED',
    requirement: 'Each endpoint has the methods of the table; another one is 405 with those that it has.',
    checks: [
      scenario(
        put('/Users', user(), 405, { header: { allow: 'HEAD, GET, POST' } }),
        remove('/Users', 405),
        post('/Users/1', user(), 405, { header: { allow: 'HEAD, GET, PUT, PATCH, DELETE' } }),
        get('/Users/.search', 405, { header: { allow: 'POST' } }),
        get('/.search', 405, { header: { allow: 'POST' } }),
        get('/Bulk', 405, { header: { allow: 'POST' } }),
        post('/ServiceProviderConfig', {}, 405, { header: { allow: 'GET, HEAD' } }),
        { method: 'OPTIONS', path: '/Users', status: 405 },
        { method: 'HEAD', path: '/Users', status: 200 },
      ),
    ],
  },
  {
    id: 'R7644-3.2-05',
    clause: 'RFC 7644 §3.2',
    level: 'SHOULD',
    requirement: 'The status of an error stands in its body, too.',
    checks: [
      scenario(
        get('/Users/1', 404, { has: { status: '404' } }),
        post('/Users', {}, 400, { has: { status: '400' } }),
        remove('/Schemas', 405, { has: { status: '405' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.3-01',
    clause: 'RFC 7644 §3.3',
    level: 'SHALL',
    requirement: 'Attributes that only the service provider writes are ignored when a resource is created.',
    checks: [
      scenario(
        post('/Users', user({ id: 'x', meta: { version: 'y' }, groups: [{ value: 'z' }] }), 201, {
          has: { id: '1', meta: { version: 'W/"1"' } },
          lacks: ['groups'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.3-02',
    clause: 'RFC 7644 §3.3',
    level: 'MAY',
    requirement: 'A policy can fill in what a client leaves out.',
    checks: [
      scenarioWith(
        {
          policy: ({ body, operation }) =>
            operation === 'create' ? { body: { title: 'New here', ...(body as Json) } } : undefined,
        },
        post('/Users', user(), 201, { has: { title: 'New here' } }),
        post('/Users', user({ userName: 'b', title: 'Captain' }), 201, { has: { title: 'Captain' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.3-03',
    clause: 'RFC 7644 §3.3',
    level: 'MAY',
    requirement: 'What is filled in may depend on who sends the request.',
    checks: [
      scenarioWith(
        {
          authenticate: ({ token }) => ({ id: token ?? '' }),
          policy: ({ body, principal }) => ({ body: { ...(body as Json), title: principal.id } }),
        },
        post('/Users', user(), 201, { headers: { authorization: 'Bearer entra' }, has: { title: 'entra' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.3-05',
    clause: 'RFC 7644 §3.3',
    level: 'SHALL',
    requirement: 'A created resource is 201.',
    checks: [scenario(post('/Users', user(), 201), post('/Groups', group(), 201))],
  },
  {
    id: 'R7644-3.3-06',
    clause: 'RFC 7644 §3.3',
    level: 'SHOULD',
    requirement: 'The answer to a creation holds the resource.',
    checks: [scenario(post('/Users', user({ title: 'x' }), 201, { has: { id: '1', userName: 'ada', title: 'x' } }))],
  },
  {
    id: 'R7644-3.3-07',
    clause: 'RFC 7644 §3.3',
    level: 'SHALL',
    requirement: 'The address of a created resource stands in Location and in meta.',
    checks: [
      scenario(
        post('/Users', user(), 201, {
          header: { location: `${BASE}/Users/1` },
          has: { meta: { location: `${BASE}/Users/1` } },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.3-08',
    clause: 'RFC 7644 §3.3',
    level: 'MUST',
    requirement: 'A resource that conflicts with another one is 409 uniqueness.',
    checks: [
      scenario(...people('ada'), post('/Users', user({ userName: 'ADA' }), 409, { has: { scimType: 'uniqueness' } })),
    ],
  },
  {
    id: 'R7644-3.3-09',
    clause: 'RFC 7644 §3.3',
    level: 'STATED',
    requirement: 'What lacks a required attribute or has a wrong type is refused, and so is what is no JSON.',
    checks: [
      scenario(
        post('/Users', { schemas: [USER] }, 400, { has: { scimType: 'invalidValue' } }),
        post('/Users', user({ name: 7 }), 400, { has: { scimType: expect.stringMatching(/^invalid(Value|Syntax)$/) } }),
        post('/Users', '{"userName":', 400, { has: { scimType: 'invalidSyntax' } }),
        post('/Users', '', 400, { has: { scimType: 'invalidSyntax' } }),
      ),
      scenarioIn('strict', post('/Users', user({ active: 'true' }), 400, { has: { scimType: 'invalidValue' } })),
    ],
  },
  {
    id: 'R7644-3.3-10',
    clause: 'RFC 7644 §3.3.1',
    level: 'SHALL',
    requirement: 'The resource type follows from the endpoint.',
    checks: [
      scenario(
        post('/Groups', group(), 201, { has: { meta: { resourceType: 'Group' } } }),
        post('/Users', user(), 201, { has: { meta: { resourceType: 'User' } } }),
      ),
    ],
  },
];

/** RFC 7644 §3.4. */
const readRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.4.1-01',
    clause: 'RFC 7644 §3.4.1',
    level: 'STATED',
    requirement: 'A resource that is there is 200, another one 404.',
    checks: [
      scenario(
        ...people('ada'),
        get('/Users/1', 200, { has: { userName: 'ada' } }),
        get('/Users/2', 404),
        get('/Groups/1', 404),
      ),
    ],
  },
  {
    id: 'R7644-3.4.1-02',
    clause: 'RFC 7644 §3.4.1, EID 8367',
    level: 'STATED',
    requirement: 'A resource is addressed by its id and nothing else.',
    checks: [scenario(...people('ada'), get('/Users/ada', 404))],
  },
  {
    id: 'R7644-3.4.1-03',
    clause: 'RFC 7644 §3.4.1',
    level: 'STATED',
    requirement: 'What is returned always or by default is returned.',
    checks: [
      scenario(
        post('/Users', user({ title: 'x', password: 'open sesame' })),
        get('/Users/1', 200, { has: { id: '1', title: 'x' }, lacks: ['password'] }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2-01',
    clause: 'RFC 7644 §3.4.2',
    level: 'MAY',
    requirement: 'One resource, a type, or everything can be asked for.',
    checks: [
      scenario(
        ...people('ada'),
        get(`/Users/1?${filter('userName eq "ada"')}`, 200, { has: { id: '1' } }),
        get(`/Users/1?${filter('userName eq "bob"')}`, 404),
        get(`/Users?${filter('userName eq "ada"')}`, 200, { has: { totalResults: 1 } }),
        get(`/?${filter('userName eq "ada"')}`, 200, { has: { totalResults: 1 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2-02',
    clause: 'RFC 7644 §3.4.2',
    level: 'SHOULD',
    requirement: 'Parameters that nobody knows are passed over.',
    checks: [
      scenario(
        ...people('ada'),
        get('/Users?foo=1&aadOptscim062020', 200, { has: { totalResults: 1 } }),
        get('/Users/1?foo', 200),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2-03',
    clause: 'RFC 7644 §3.4.2',
    level: 'MUST',
    requirement: 'The answer to a query is a list response.',
    checks: [
      scenario(...people('ada'), get('/Users', 200, { has: { schemas: [LIST], totalResults: 1, ...namesIn('ada') } })),
    ],
  },
  {
    id: 'R7644-3.4.2-04',
    clause: 'RFC 7644 §3.4.2',
    level: 'REQUIRED',
    requirement: 'A list tells how many there are in all, and of a part where it starts and how many it holds.',
    checks: [
      scenario(
        get('/Users', 200, { is: { schemas: [LIST], totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] } }),
        ...people('a', 'b', 'c'),
        get('/Users', 200, { has: { totalResults: 3, itemsPerPage: 3, ...namesIn('a', 'b', 'c') } }),
        get('/Users?startIndex=2&count=1', 200, {
          has: { totalResults: 3, startIndex: 2, itemsPerPage: 1, ...namesIn('b') },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2-05',
    clause: 'RFC 7644 §3.4.2',
    level: 'SHALL',
    requirement: 'A query that finds nothing is 200 with nothing in it.',
    checks: [
      scenario(
        ...people('a'),
        get(`/Users?${filter('userName eq "b"')}`, 200, { has: { totalResults: 0, Resources: [] } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2-06',
    clause: 'RFC 7644 §3.4.2, EID 8084',
    level: 'STATED',
    requirement: 'Each resource in a list has its own schemas, id and meta.',
    checks: [
      scenario(
        ...people('a'),
        post('/Groups', group()),
        get('/', 200, {
          has: {
            Resources: [
              { schemas: [USER], id: '1', meta: { resourceType: 'User' } },
              { id: '2', meta: { resourceType: 'Group' } },
            ],
          },
        }),
        get('/Users?attributes=userName', 200, { has: { Resources: [{ schemas: [USER], id: '1' }] } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.1-01',
    clause: 'RFC 7644 §3.4.2.1',
    level: 'SHALL',
    requirement: 'A query at the root covers every type.',
    checks: [
      scenario(
        post('/Users', user({ displayName: 'Same' })),
        post('/Groups', group({ displayName: 'same' })),
        get(`/?${filter('displayName eq "SAME"')}`, 200, {
          has: { totalResults: 2, Resources: [{ id: '1' }, { id: '2' }] },
        }),
        get(`/?${filter('userName pr')}`, 200, { has: { totalResults: 1 } }),
        get(`/?${filter('meta.resourceType eq "Group"')}`, 200, { has: { totalResults: 1, Resources: [{ id: '2' }] } }),
        post('/.search', search({ filter: 'displayName eq "same"', sortBy: 'displayName', count: 1 }), 200, {
          has: { totalResults: 2, itemsPerPage: 1 },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.1-03',
    clause: 'RFC 7644 §3.4.2.1',
    level: 'SHALL',
    requirement: 'A query that would look at too much is 400 tooMany.',
    testedBy: 'packages/scim-store-sqlite (60,000 users), as only a store knows how much it would look at',
  },
  {
    id: 'R7644-3.4.2.2-01',
    clause: 'RFC 7644 §3.4.2.2',
    level: 'OPTIONAL',
    requirement: 'Filters are supported, and that is told; where one can not be used it is refused, never passed over.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, { has: { filter: { supported: true } } }),
        get('/Users?filter=', 400, { has: { scimType: 'invalidFilter' } }),
        get(`/Schemas?${filter('id pr')}`, 403),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.2-02',
    clause: 'RFC 7644 §3.4.2.2',
    level: 'SHALL',
    requirement: 'Only what matches is returned.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'a', active: true, emails: [{ value: 'a@x', type: 'work' }] })),
        post('/Users', user({ userName: 'b', active: false, emails: [{ value: 'a@x', type: 'home' }] })),
        get(`/Users?${filter('active eq true')}`, 200, { has: { totalResults: 1, ...namesIn('a') } }),
        get(`/Users?${filter('emails[type eq "home" and value eq "a@x"]')}`, 200, {
          has: { totalResults: 1, ...namesIn('b') },
        }),
        get(`/Users?${filter('not (userName eq "A")')}`, 200, { has: { totalResults: 1, ...namesIn('b') } }),
      ),
    ],
    elsewhere: 'for random filters, packages/scim-store-sqlite compares with compileFilter',
  },
  {
    id: 'R7644-3.4.2.3-01',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'OPTIONAL',
    requirement: 'Sorting is supported, and that is told.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, { has: { sort: { supported: true } } }),
        ...people('b', 'a'),
        get('/Users?sortBy=userName', 200, { has: namesIn('a', 'b') }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.3-02',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'SHALL',
    requirement: 'The attribute that sortBy names gives the order.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'a', title: 'z' })),
        post('/Users', user({ userName: 'b', title: 'y' })),
        get('/Users?sortBy=title', 200, { has: namesIn('b', 'a') }),
        get(`/Users?sortBy=${USER}:title`, 200, { has: namesIn('b', 'a') }),
        get('/Users?sortBy=nope', 400, { has: { scimType: 'invalidValue' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.3-03',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'STATED',
    requirement: 'Of several values the primary one gives the place, else the first.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'a', emails: [{ value: 'a@x' }, { value: 'z@x', primary: true }] })),
        post('/Users', user({ userName: 'b', emails: [{ value: 'm@x' }, { value: 'a@x' }] })),
        get('/Users?sortBy=emails', 200, { has: namesIn('b', 'a') }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.3-04',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'MUST',
    requirement: 'Of a complex attribute a part has to be named.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'a', name: { familyName: 'Z' } })),
        post('/Users', user({ userName: 'b', name: { familyName: 'Y' } })),
        get('/Users?sortBy=name', 400, { has: { scimType: 'invalidValue' } }),
        get('/Users?sortBy=name.familyName', 200, { has: namesIn('b', 'a') }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.3-05',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'STATED',
    requirement: 'What has no value is last upwards and first downwards.',
    checks: [
      scenario(
        ...people('a'),
        post('/Users', user({ userName: 'b', title: 'x' })),
        get('/Users?sortBy=title', 200, { has: namesIn('b', 'a') }),
        get('/Users?sortBy=title&sortOrder=descending', 200, { has: namesIn('a', 'b') }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.3-06',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'SHALL',
    requirement: 'The order is upwards unless sortOrder says otherwise.',
    checks: [
      scenario(
        ...people('b', 'a'),
        get('/Users?sortBy=userName&sortOrder=Ascending', 200, { has: namesIn('a', 'b') }),
        get('/Users?sortBy=userName&sortOrder=DESCENDING', 200, { has: namesIn('b', 'a') }),
        get('/Users?sortBy=userName&sortOrder=up', 400, { has: { scimType: 'invalidValue' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.3-07',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'MUST',
    requirement:
      'Values are ordered as their type says: text by character, in any letter case unless it counts, times by time.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'b', externalId: 'a' }), 201, { tick: 1 }),
        post('/Users', user({ userName: 'A', externalId: 'B' }), 201, { tick: 1 }),
        post('/Users', user({ userName: 'ä', externalId: 'b' }), 201, { tick: 1 }),
        get('/Users?sortBy=userName', 200, { has: namesIn('A', 'b', 'ä') }),
        get('/Users?sortBy=externalId', 200, { has: namesIn('A', 'b', 'ä') }),
        get('/Users?sortBy=meta.created&sortOrder=descending', 200, { has: namesIn('ä', 'A', 'b') }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.3-08',
    clause: 'RFC 7644 §3.4.2.3',
    level: 'CHOICE',
    requirement: 'Equal values keep one order from page to page.',
    checks: [
      scenario(
        ...people('a', 'b', 'c', 'd'),
        get('/Users?sortBy=title&count=2', 200, { has: namesIn('a', 'b') }),
        get('/Users?sortBy=title&count=2&startIndex=3', 200, { has: namesIn('c', 'd') }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.4-02',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'SHALL',
    requirement: 'The first index is 1, and so is a lower one.',
    checks: [
      scenario(
        ...people('a', 'b'),
        ...['', '&startIndex=0', '&startIndex=-5'].map((start) =>
          get(`/Users?count=1${start}`, 200, { has: { startIndex: 1, ...namesIn('a') } }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.4-03',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'SHALL',
    requirement: 'A count of 0 or less asks for the total alone.',
    checks: [
      scenario(
        ...people('a'),
        get('/Users?count=0', 200, { has: { totalResults: 1, Resources: [] } }),
        get('/Users?count=-3', 200, { has: { totalResults: 1, itemsPerPage: 0 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.4-04',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'MUST NOT',
    requirement: 'A page never holds more than was asked for, nor more than the limit.',
    checks: [
      scenarioWith(
        { limits: { maxPageSize: 2 } },
        ...people('a', 'b', 'c'),
        get('/Users?count=1', 200, { has: { itemsPerPage: 1 } }),
        get('/Users?count=9', 200, { has: { itemsPerPage: 2 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.4-05',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'STATED',
    requirement: 'Without a count the service provider says how many.',
    checks: [
      scenarioWith(
        { limits: { pageSize: 2 } },
        ...people('a', 'b', 'c'),
        get('/Users', 200, { has: { itemsPerPage: 2, totalResults: 3 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.4-06',
    clause: 'RFC 7644 §3.4.2.4, EID 6010',
    level: 'STATED',
    requirement: 'A page tells how many it holds itself.',
    checks: [
      scenario(
        ...people('a', 'b', 'c'),
        get('/Users?startIndex=3&count=2', 200, {
          has: { totalResults: 3, startIndex: 3, itemsPerPage: 1, ...namesIn('c') },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.4-07',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'CHOICE',
    requirement: 'Behind the end there is an empty page.',
    checks: [
      scenario(
        ...people('a'),
        get('/Users?startIndex=1000', 200, { has: { totalResults: 1, startIndex: 1_000, Resources: [] } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.4-08',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'CHOICE',
    requirement: 'What is no whole number is refused.',
    checks: [
      scenario(
        ...['count=abc', 'count=1.5', 'startIndex=', 'startIndex=1e3'].map((query) =>
          get(`/Users?${query}`, 400, { has: { scimType: 'invalidValue' } }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.5-01',
    clause: 'RFC 7644 §3.4.2.5',
    level: 'MUST',
    requirement: 'Attributes can be selected and left out wherever resources are answered.',
    checks: [
      scenario(
        post('/Users?attributes=title', user({ title: 'x' }), 201, { is: { schemas: [USER], id: '1', title: 'x' } }),
        get('/Users/1?attributes=title', 200, { is: { schemas: [USER], id: '1', title: 'x' } }),
        get('/Users?excludedAttributes=title,meta', 200, {
          has: { Resources: [{ userName: 'ada' }] },
          lacks: ['Resources.0.title', 'Resources.0.meta'],
        }),
        post('/Users/.search', search({ attributes: ['title'] }), 200, {
          has: { Resources: [{ title: 'x' }] },
          lacks: ['Resources.0.userName'],
        }),
        post('/.search', search({ excludedAttributes: ['title'] }), 200, { lacks: ['Resources.0.title'] }),
        put('/Users/1?attributes=userName', user({ title: 'y' }), 200, {
          is: { schemas: [USER], id: '1', userName: 'ada' },
        }),
        patch('/Users/1?excludedAttributes=userName', [{ op: 'add', path: 'title', value: 'z' }], 200, {
          has: { title: 'z' },
          lacks: ['userName'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.2.5-03',
    clause: 'RFC 7644 §3.4.2.5',
    level: 'SHALL',
    requirement: 'What is always returned can not be left out.',
    checks: [
      scenario(
        ...people('a'),
        get('/Users/1?excludedAttributes=id,schemas,userName', 200, {
          has: { id: '1', schemas: [USER] },
          lacks: ['userName'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.3-01',
    clause: 'RFC 7644 §3.4.3',
    level: 'SHALL',
    requirement: 'A query can be sent with POST, to each type and to the root.',
    checks: [
      scenario(
        ...people('a'),
        post('/Groups', group()),
        post('/Users/.search', search(), 200, { has: { totalResults: 1 } }),
        post('/Groups/.search', search(), 200, { has: { totalResults: 1 } }),
        post('/.search', search(), 200, { has: { totalResults: 2 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.3-02',
    clause: 'RFC 7644 §3.4.3',
    level: 'MAY',
    requirement: 'The body may hold every parameter of a query.',
    checks: [
      scenario(
        ...people('a', 'b', 'c'),
        post(
          '/Users/.search',
          search({
            filter: 'userName ge "b"',
            sortBy: 'userName',
            sortOrder: 'descending',
            startIndex: 2,
            count: 1,
            attributes: ['userName'],
          }),
          200,
          {
            is: {
              schemas: [LIST],
              totalResults: 2,
              startIndex: 2,
              itemsPerPage: 1,
              Resources: [{ schemas: [USER], id: '2', userName: 'b' }],
            },
          },
        ),
        post('/Users/.search', search({ cursor: '', count: 1 }), 200, {
          has: { nextCursor: expect.stringMatching(/./) },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.3-03',
    clause: 'RFC 7644 §3.4.3',
    level: 'MUST',
    requirement: 'The body is a search request and nothing else.',
    checks: [
      scenario(
        post('/Users/.search', { filter: 'userName pr' }, 400, { has: { scimType: 'invalidSyntax' } }),
        post('/Users/.search', patchOp(), 400, { has: { scimType: 'invalidSyntax' } }),
        post('/.search', [], 400, { has: { scimType: 'invalidSyntax' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.4.3-05',
    clause: 'RFC 7644 §3.4.3',
    level: 'STATED',
    requirement: 'The answer to a search is that of the same query with GET.',
    checks: [
      scenario(
        ...people('a'),
        post('/Users/.search', search(), 200, {
          has: { schemas: [LIST], totalResults: 1, startIndex: 1, itemsPerPage: 1 },
          header: { location: undefined },
        }),
      ),
    ],
  },
];

/** RFC 7644 §3.5 and §3.6. */
const changeRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.5-01',
    clause: 'RFC 7644 §3.5',
    level: 'MUST',
    requirement: 'Every type can be replaced.',
    checks: [
      scenario(
        ...people('a'),
        post('/Groups', group()),
        put('/Users/1', user({ userName: 'b' }), 200, { has: { userName: 'b' } }),
        put('/Groups/2', group({ displayName: 'Crew' }), 200, { has: { displayName: 'Crew' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.5-02',
    clause: 'RFC 7644 §3.5',
    level: 'SHOULD',
    requirement: 'PATCH is supported, and that is told.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, { has: { patch: { supported: true } } }),
        ...people('a'),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 200, { has: { title: 'x' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-01',
    clause: 'RFC 7644 §3.5.1',
    level: 'MUST NOT',
    requirement: 'Replacing what is not there creates nothing.',
    checks: [
      scenario(
        put('/Users/1', user(), 404),
        put('/Groups/1', group(), 404),
        get('/', 200, { has: { totalResults: 0 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-03',
    clause: 'RFC 7644 §3.5.1',
    level: 'SHALL',
    requirement: 'What is given takes the place of what was there, lists as a whole.',
    checks: [
      scenario(
        post('/Users', user({ emails: [{ value: 'a@x' }, { value: 'b@x' }] })),
        put('/Users/1', user({ emails: [{ value: 'c@x' }] }), 200, {
          has: { emails: [{ value: 'c@x' }] },
          lacks: ['emails.1'],
        }),
        post('/Groups', group({ members: [{ value: '1' }, { value: 'x' }] })),
        put('/Groups/2', group({ members: [{ value: 'y' }] }), 200, {
          has: { members: [{ value: 'y' }] },
          lacks: ['members.1'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-04',
    clause: 'RFC 7644 §3.5.1',
    level: 'MAY',
    requirement: 'What is left out is cleared.',
    checks: [
      scenario(
        post('/Users', user({ title: 'x', emails: [{ value: 'a@x' }] })),
        put('/Users/1', user(), 200, { lacks: ['title', 'emails'] }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-06',
    clause: 'RFC 7644 §3.5.1',
    level: 'SHOULD',
    requirement: 'A value that can be set once stays: another one is refused, the same one or none is not.',
    checks: [
      scenarioWith(
        withBadges,
        post('/Badges', badge({ number: '7' })),
        put('/Badges/1', badge({ number: '8' }), 400, { has: { scimType: 'mutability' } }),
        put('/Badges/1', badge({ number: '7', note: 'x' }), 200, { has: { number: '7', note: 'x' } }),
        put('/Badges/1', badge({ note: 'y' }), 200, { has: { number: '7', note: 'y' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-07',
    clause: 'RFC 7644 §3.5.1',
    level: 'SHALL',
    requirement: 'A value that can be set once can be set later than at the creation.',
    checks: [
      scenarioWith(
        withBadges,
        post('/Badges', badge({ note: 'x' })),
        put('/Badges/1', badge({ number: '7' }), 200, { has: { number: '7' } }),
        patch('/Badges/1', [{ op: 'replace', path: 'number', value: '8' }], 400, { has: { scimType: 'mutability' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-08',
    clause: 'RFC 7644 §3.5.1',
    level: 'SHALL',
    requirement: 'Attributes that only the service provider writes are ignored when a resource is replaced.',
    checks: [
      scenario(
        ...people('a'),
        put('/Users/1', user({ userName: 'a', id: '2', meta: { version: 'x' }, groups: [{ value: 'g' }] }), 200, {
          has: { id: '1', meta: { version: 'W/"1"' } },
          lacks: ['groups'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-10',
    clause: 'RFC 7644 §3.5.1',
    level: 'STATED',
    requirement: 'A replaced resource is 200 with all of it.',
    checks: [
      scenario(
        ...people('a'),
        put('/Users/1', user({ title: 'x' }), 200, {
          has: { id: '1', userName: 'ada', title: 'x' },
          header: { etag: 'W/"2"', location: `${BASE}/Users/1` },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.1-11',
    clause: 'RFC 7644 §3.5.1',
    level: 'CHOICE',
    requirement: 'What a client can not read stays when it is left out.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const { send, store } = scenarioProvider(mode);
          await send('POST', '/Users', user({ password: 'open sesame' }));
          await send('PUT', '/Users/1', user({ title: 'x' }));
          expect((await store.get('default', userResourceType, '1'))?.document.password).toBe('hash of 11');
        },
      },
    ],
  },
  {
    id: 'R7644-3.5.2-01',
    clause: 'RFC 7644 §3.5.2',
    level: 'OPTIONAL',
    requirement: 'Whether PATCH is supported is told.',
    checks: [scenario(get('/ServiceProviderConfig', 200, { has: { patch: { supported: true } } }))],
  },
  {
    id: 'R7644-3.5.2-23',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST',
    requirement: 'A patched resource is 200 with all of it; one with a list of members is 204.',
    checks: [
      scenario(
        ...people('a'),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 200, { has: { userName: 'a', title: 'x' } }),
        post('/Groups', group()),
        patch('/Groups/2', [{ op: 'add', path: 'members', value: [{ value: '1' }] }], 204, {
          header: { etag: 'W/"2"' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.5.2-24',
    clause: 'RFC 7644 §3.5.2',
    level: 'MUST',
    requirement: 'Who asks for attributes gets them.',
    checks: [
      scenario(
        post('/Groups', group()),
        patch('/Groups/1?attributes=members', [{ op: 'add', path: 'members', value: [{ value: 'x' }] }], 200, {
          has: { members: [{ value: 'x' }] },
          lacks: ['displayName'],
        }),
        patch('/Groups/1?excludedAttributes=members', [{ op: 'add', path: 'members', value: [{ value: 'y' }] }], 200, {
          has: { displayName: 'Pilots' },
          lacks: ['members'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.6-01',
    clause: 'RFC 7644 §3.6',
    level: 'MUST',
    requirement: 'What was deleted is 404 from then on.',
    checks: [
      scenario(
        ...people('a'),
        remove('/Users/1'),
        get('/Users/1', 404),
        put('/Users/1', user(), 404),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 404),
        remove('/Users/1', 404),
      ),
    ],
  },
  {
    id: 'R7644-3.6-02',
    clause: 'RFC 7644 §3.6',
    level: 'MUST',
    requirement: 'What was deleted is in no answer, nor among the members of a group.',
    checks: [
      scenario(
        ...people('a', 'b'),
        post('/Groups', group({ members: [{ value: '1' }, { value: '2' }] })),
        remove('/Users/1'),
        get('/Users', 200, { has: { totalResults: 1, ...namesIn('b') } }),
        get(`/Users?${filter('userName eq "a"')}`, 200, { has: { totalResults: 0 } }),
        post('/.search', search({ filter: 'userName pr' }), 200, { has: { totalResults: 1 } }),
        get('/Groups/3', 200, { has: { members: [{ value: '2' }], meta: { version: 'W/"2"' } }, lacks: ['members.1'] }),
      ),
    ],
  },
  {
    id: 'R7644-3.6-03',
    clause: 'RFC 7644 §3.6',
    level: 'SHOULD NOT',
    requirement: 'What was deleted stands in nobody’s way.',
    checks: [
      scenario(...people('a'), remove('/Users/1'), post('/Users', user({ userName: 'a' }), 201, { has: { id: '2' } })),
    ],
  },
  {
    id: 'R7644-3.6-04',
    clause: 'RFC 7644 §3.6',
    level: 'SHALL',
    requirement: 'A deletion is 204 without a body.',
    checks: [
      scenario(...people('a'), remove('/Users/1', 204, { is: undefined, header: { 'content-type': undefined } })),
    ],
  },
  {
    id: 'R7644-3.6-05',
    clause: 'RFC 7644 §3.6',
    level: 'STATED',
    requirement: 'A deletion can name the version that it is about.',
    checks: [
      scenario(
        ...people('a'),
        remove('/Users/1', 412, { headers: { 'if-match': 'W/"7"' } }),
        get('/Users/1'),
        remove('/Users/1', 204, { headers: { 'if-match': 'W/"1"' } }),
      ),
    ],
  },
];

/** RFC 7644 §1 to §3.6. */
export const basicRequirements: readonly Requirement[] = [
  ...accessRequirements,
  ...createRequirements,
  ...readRequirements,
  ...changeRequirements,
];
