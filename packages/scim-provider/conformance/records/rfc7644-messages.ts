import { ScimError, userResourceType } from 'scim-core';
import { expect } from 'vitest';
import { acceptToken } from '../../src/access/authentication.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
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

const USER = userResourceType.schema.id;
const newUser = (bulkId: string, userName = bulkId, more: Json = {}) => ({
  ...{ method: 'POST', path: '/Users', bulkId, data: user({ userName, ...more }) },
});
const newGroup = (bulkId: string, members: readonly Json[], displayName = bulkId) => ({
  ...{ method: 'POST', path: '/Groups', bulkId, data: group({ displayName, members }) },
});
const results = (...operations: readonly Json[]) => ({ has: { Operations: operations } });

/** RFC 7644 §3.7. */
const bulkRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.7-01',
    clause: 'RFC 7644 §3.7',
    level: 'OPTIONAL',
    requirement: 'Whether bulk requests are supported is told, and one that is not is 501.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, { has: { bulk: { supported: true } } }),
        post('/Bulk', bulk([]), 200),
      ),
      scenarioWith(
        { bulk: false },
        get('/ServiceProviderConfig', 200, { has: { bulk: { supported: false } } }),
        post('/Bulk', bulk([]), 501),
      ),
    ],
  },
  {
    id: 'R7644-3.7-02',
    clause: 'RFC 7644 §3.7',
    level: 'STATED',
    requirement: 'Request and response name their schemas.',
    checks: [
      scenario(
        post('/Bulk', bulk([]), 200, { has: { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'] } }),
        post('/Bulk', { Operations: [] }, 400, { has: { scimType: 'invalidSyntax' } }),
        post('/Bulk', { ...bulk([]), schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] }, 400, {
          has: { scimType: 'invalidSyntax' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.7-03',
    clause: 'RFC 7644 §3.7',
    level: 'OPTIONAL',
    requirement: 'The number of errors after which to stop is a whole number above 0, of the request alone.',
    checks: [
      scenario(
        ...[0, -1, 1.5, 'x'].map((failOnErrors) => post('/Bulk', bulk([newUser('a')], { failOnErrors }), 400)),
        post('/Bulk', bulk([newUser('a')], { failOnErrors: 1 }), 200, { lacks: ['failOnErrors'] }),
      ),
    ],
  },
  {
    id: 'R7644-3.7-04',
    clause: 'RFC 7644 §3.7',
    level: 'REQUIRED',
    requirement: 'An operation is a POST, PUT, PATCH or DELETE.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([{ method: 'GET', path: '/Users' }, newUser('a')]),
          200,
          results({ status: '400', response: { scimType: 'invalidSyntax' } }, { status: '201' }),
        ),
        post('/Bulk', bulk([{ path: '/Users' }]), 200, results({ status: '400' })),
      ),
    ],
  },
  {
    id: 'R7644-3.7-05',
    clause: 'RFC 7644 §3.7',
    level: 'REQUIRED',
    requirement: 'A POST has a bulkId, which no other operation has.',
    checks: [
      scenario(
        post('/Bulk', bulk([{ method: 'POST', path: '/Users', data: user() }]), 200, results({ status: '400' })),
        post('/Bulk', bulk([newUser('a', 'x'), newUser('a', 'y')]), 200, results({ status: '201' }, { status: '400' })),
      ),
    ],
  },
  {
    id: 'R7644-3.7-06',
    clause: 'RFC 7644 §3.7',
    level: 'MAY',
    requirement: 'The version of an operation is what the resource must have.',
    checks: [
      scenario(
        post('/Users', user()),
        post(
          '/Bulk',
          bulk([{ method: 'PUT', path: '/Users/1', version: 'W/"7"', data: user() }]),
          200,
          results({ status: '412' }),
        ),
        post(
          '/Bulk',
          bulk([{ method: 'DELETE', path: '/Users/1', version: 'W/"1"' }]),
          200,
          results({ status: '204' }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7-07',
    clause: 'RFC 7644 §3.7',
    level: 'REQUIRED',
    requirement: 'A path is an endpoint of a type for POST, and a resource for the others.',
    checks: [
      scenario(
        post('/Users', user()),
        post(
          '/Bulk',
          bulk([
            { method: 'DELETE', path: '/Users/1' },
            ...['/Nowhere/1', '/Bulk', '/Me', '/ServiceProviderConfig', 'https://evil.example/Users/1'].map((path) => ({
              method: 'DELETE',
              path,
            })),
            { method: 'DELETE', path: '/Users' },
            { method: 'POST', path: '/Users/.search', bulkId: 's', data: search() },
          ]),
          200,
          results(
            { status: '204' },
            ...Array.from({ length: 5 }, () => ({ status: expect.stringMatching(/^40[04]$/) })),
            { status: '405' },
            { status: '405' },
          ),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7-08',
    clause: 'RFC 7644 §3.7, EID 5050',
    level: 'REQUIRED',
    requirement: 'The data of an operation is the body of the same request on its own.',
    checks: [
      scenario(
        post('/Users', user()),
        post('/Bulk', bulk([{ method: 'PUT', path: '/Users/1' }]), 200, results({ status: '400' })),
        post(
          '/Bulk',
          bulk([{ method: 'PATCH', path: '/Users/1', data: patchOp({ op: 'add', path: 'title', value: 'x' }) }]),
          200,
          results({ status: '200' }),
        ),
        get('/Users/1', 200, { has: { title: 'x' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7-09',
    clause: 'RFC 7644 §3.7',
    level: 'REQUIRED',
    requirement: 'Every result has the address of its resource, but that of a creation that failed.',
    checks: [
      scenario(
        post('/Bulk', bulk([newUser('a'), newUser('b', 'A'), { method: 'DELETE', path: '/Users/9' }]), 200, {
          has: {
            Operations: [
              { location: `${BASE}/Users/1` },
              { status: '409' },
              { status: '404', location: `${BASE}/Users/9` },
            ],
          },
          lacks: ['Operations.1.location'],
        }),
        post('/Bulk', bulk([{ method: 'DELETE', path: '/Users/1' }]), 200, results({ location: `${BASE}/Users/1` })),
      ),
    ],
  },
  {
    id: 'R7644-3.7-10',
    clause: 'RFC 7644 §3.7',
    level: 'MUST',
    requirement: 'The result of an operation that failed holds its error.',
    checks: [
      scenario(
        post('/Bulk', bulk([newUser('a'), newUser('b', 'a')]), 200, {
          has: {
            Operations: [
              { status: '201' },
              {
                status: '409',
                response: {
                  schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
                  status: '409',
                  scimType: 'uniqueness',
                },
              },
            ],
          },
          lacks: ['Operations.0.response'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.7-11',
    clause: 'RFC 7644 §3.7',
    level: 'MUST',
    requirement:
      'A bulk request that was worked through is 200, also when every operation failed; one that can not be read is not.',
    checks: [
      scenario(
        post('/Bulk', bulk([{ method: 'DELETE', path: '/Users/1' }]), 200),
        post('/Bulk', '{', 400),
        post('/Bulk', bulk([], { Operations: 'x' }), 400),
      ),
    ],
  },
  {
    id: 'R7644-3.7-12',
    clause: 'RFC 7644 §3.7',
    level: 'MUST',
    requirement: 'Every operation is tried, unless failOnErrors says otherwise.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([newUser('a'), newUser('b', 'a'), newUser('c')]),
          200,
          results({ status: '201' }, { status: '409' }, { status: '201' }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7-13',
    clause: 'RFC 7644 §3.7',
    level: 'STATED',
    requirement: 'After as many errors as failOnErrors says, nothing more is tried.',
    checks: [
      scenario(
        post('/Bulk', bulk([newUser('a'), newUser('b', 'a'), newUser('c')], { failOnErrors: 1 }), 200, {
          has: { Operations: [{ status: '201' }, { status: '409' }] },
          lacks: ['Operations.2'],
        }),
        get('/Users', 200, { has: { totalResults: 1 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7-14',
    clause: 'RFC 7644 §3.7',
    level: 'MUST',
    requirement: 'The bulkId comes back with the resource that was created.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([newUser('qwerty')]),
          200,
          results({ bulkId: 'qwerty', method: 'POST', location: `${BASE}/Users/1` }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7-15',
    clause: 'RFC 7644 §3.7',
    level: 'MUST',
    requirement: 'Whatever the order of work, the outcome is what was meant.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([newGroup('g', [{ value: 'bulkId:u' }]), newUser('u')]),
          200,
          results({ bulkId: 'g', status: '201' }, { bulkId: 'u', status: '201' }),
        ),
        get('/Users', 200, { keep: { user: 'Resources.0.id' } }),
        get('/Groups', 200, { has: { Resources: [{ members: [{ value: '{user}', type: 'User' }] }] } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7.1-01',
    clause: 'RFC 7644 §3.7.1',
    level: 'MUST',
    requirement: 'Resources that refer to one another in a circle are created, each with the id of the other.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([newGroup('a', [{ value: 'bulkId:b' }]), newGroup('b', [{ value: 'bulkId:a' }])]),
          200,
          results({ status: '201' }, { status: '201' }),
        ),
        get('/Groups?sortBy=displayName', 200, {
          keep: { a: 'Resources.0.id', b: 'Resources.1.id' },
          has: { Resources: [{}, {}] },
        }),
        get('/Groups/{a}', 200, { has: { members: [{ value: '{b}' }] } }),
        get('/Groups/{b}', 200, { has: { members: [{ value: '{a}' }] } }),
      ),
      scenario(
        post('/Bulk', bulk([newGroup('s', [{ value: 'bulkId:s' }])]), 200, results({ status: '201' })),
        get('/Groups', 200, { keep: { self: 'Resources.0.id' } }),
        get('/Groups/{self}', 200, { has: { members: [{ value: '{self}' }] } }),
      ),
      scenario(
        post(
          '/Bulk',
          bulk([
            newGroup('a', [{ value: 'bulkId:b' }]),
            newGroup('b', [{ value: 'bulkId:c' }]),
            newGroup('c', [{ value: 'bulkId:a' }]),
          ]),
          200,
          results({ status: '201' }, { status: '201' }, { status: '201' }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7.2-01',
    clause: 'RFC 7644 §3.7.2',
    level: 'MUST',
    requirement: 'References by bulkId become ids: in values, addresses, operations of a PATCH, and paths.',
    checks: [
      scenario(
        post('/Groups', group()),
        post(
          '/Bulk',
          bulk([
            newUser('u'),
            {
              method: 'PATCH',
              path: '/Groups/1',
              data: patchOp({ op: 'add', path: 'members', value: [{ value: 'bulkId:u' }] }),
            },
            { method: 'PATCH', path: '/Users/bulkId:u', data: patchOp({ op: 'add', path: 'title', value: 'x' }) },
          ]),
          200,
          results({ status: '201' }, { status: '204' }, { status: '200', location: `${BASE}/Users/2` }),
        ),
        get('/Users/2', 200, { has: { title: 'x', groups: [{ value: '1' }] } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7.2-02',
    clause: 'RFC 7644 §3.7.2',
    level: 'MUST',
    requirement: 'References in extensions become ids, too.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([newUser('boss'), newUser('clerk', 'clerk', { [ENTERPRISE]: { manager: { value: 'bulkId:boss' } } })]),
          200,
          results({ status: '201' }, { status: '201' }),
        ),
        get('/Users/2', 200, { has: { [ENTERPRISE]: { manager: { value: '1' } } } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7.2-03',
    clause: 'RFC 7644 §3.7.2',
    level: 'CHOICE',
    requirement: 'An operation that refers to what was not created fails, and the reference is not kept as text.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'taken' })),
        post(
          '/Bulk',
          bulk([
            newUser('u', 'taken'),
            newGroup('g', [{ value: 'bulkId:u' }]),
            newGroup('h', [{ value: 'bulkId:nobody' }]),
          ]),
          200,
          results({ status: '409' }, { status: '409' }, { status: '409' }),
        ),
        get('/Groups', 200, { has: { totalResults: 0 } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7.2-04',
    clause: 'RFC 7644 §3.7.2',
    level: 'CHOICE',
    requirement: 'Text that only mentions a bulkId stays as it is.',
    checks: [
      scenario(
        post('/Bulk', bulk([newUser('u', 'u', { title: 'see bulkId:u' })]), 200, results({ status: '201' })),
        get('/Users/1', 200, { has: { title: 'see bulkId:u' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7.3-01',
    clause: 'RFC 7644 §3.7.3',
    level: 'MUST',
    requirement: 'There is a result for every operation that was worked on, in the order of the request.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([newGroup('g', [{ value: 'bulkId:u' }]), newUser('u'), { method: 'DELETE', path: '/Users/9' }]),
          200,
          {
            has: { Operations: [{ bulkId: 'g' }, { bulkId: 'u' }, { method: 'DELETE' }] },
            lacks: ['Operations.3'],
          },
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7.3-02',
    clause: 'RFC 7644 §3.7.3, EID 7916',
    level: 'MUST',
    requirement: 'The status of each result is a text.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([newUser('a'), { method: 'DELETE', path: '/Users/9' }]),
          200,
          results({ status: '201' }, { status: '404', response: { status: '404' } }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7.3-03',
    clause: 'RFC 7644 §3.7.3',
    level: 'CHOICE',
    requirement: 'A result has the version that its resource now has.',
    checks: [
      scenario(
        post('/Bulk', bulk([newUser('a')]), 200, results({ version: 'W/"1"' })),
        post(
          '/Bulk',
          bulk([{ method: 'PUT', path: '/Users/1', data: user({ title: 'x' }) }]),
          200,
          results({ version: 'W/"2"' }),
        ),
      ),
    ],
  },
  {
    id: 'R7644-3.7.4-01',
    clause: 'RFC 7644 §3.7.4',
    level: 'MUST',
    requirement: 'There are limits to a bulk request, and they are told.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, { has: { bulk: { maxOperations: 1_000, maxPayloadSize: 16_777_216 } } }),
      ),
    ],
  },
  {
    id: 'R7644-3.7.4-02',
    clause: 'RFC 7644 §3.7.4',
    level: 'MUST',
    requirement: 'Beyond a limit the answer is 413 with that limit, and nothing was done.',
    checks: [
      scenarioWith(
        { limits: { bulkOperations: 2, bulkBytes: 2_000 } },
        post('/Bulk', bulk([newUser('a'), newUser('b'), newUser('c')]), 413, {
          has: { detail: expect.stringContaining('2') },
        }),
        post('/Bulk', bulk([newUser('a', 'x'.repeat(2_000))]), 413, {
          has: { detail: expect.stringContaining('2000') },
        }),
        get('/Users', 200, { has: { totalResults: 0 } }),
      ),
    ],
  },
];

const json = { 'Content-Type': 'application/json' };

/** RFC 7644 §3.8 to §3.11. */
const formRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.8-01',
    clause: 'RFC 7644 §3.8',
    level: 'MUST',
    requirement: 'JSON in UTF-8 is read and written.',
    checks: [
      scenario(
        post('/Users', `\uFEFF${JSON.stringify(user({ userName: 'Bärbel \u{1F600}' }))}`, 201, {
          has: { userName: 'Bärbel \u{1F600}' },
        }),
        post('/Users', user({ userName: 'b' }), 201, {
          headers: { 'Content-Type': 'application/scim+json; charset="UTF-8"' },
        }),
        post('/Users', user({ userName: 'c' }), 415, {
          headers: { 'Content-Type': 'application/scim+json; charset=latin1' },
        }),
        post('/Users', undefined, 400, {
          headers: json,
          request: { body: Uint8Array.of(0x22, 0xff, 0x22) },
          has: { scimType: 'invalidSyntax' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.8-03',
    clause: 'RFC 7644 §3.8',
    level: 'MUST',
    requirement: 'Who accepts application/scim+json gets it.',
    checks: [
      scenario(
        get('/Users', 200, {
          headers: { accept: 'application/scim+json' },
          header: { 'content-type': 'application/scim+json' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.8-04',
    clause: 'RFC 7644 §3.8',
    level: 'SHOULD',
    requirement: 'Who accepts application/json gets the same, under its own name.',
    checks: [
      scenario(
        get('/Users', 200, {
          headers: { accept: 'application/json' },
          header: { 'content-type': 'application/scim+json' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.8-05',
    clause: 'RFC 7644 §3.8',
    level: 'STATED',
    requirement: 'Who says nothing gets application/scim+json.',
    checks: [
      scenario(
        get('/Users', 200, { header: { 'content-type': 'application/scim+json' } }),
        get('/Users', 200, { headers: { accept: '*/*' }, header: { 'content-type': 'application/scim+json' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.8-06',
    clause: 'RFC 7644 §3.8',
    level: 'MAY',
    requirement: 'An ending such as .scim means nothing.',
    checks: [scenario(get('/Users.scim', 404), post('/Users', user()), get('/Users/1.scim', 404))],
  },
  {
    id: 'R7644-3.8-07',
    clause: 'RFC 7644 §3.8',
    level: 'CHOICE',
    requirement: 'Bodies are read as application/scim+json and application/json, others are 415.',
    checks: [
      scenario(
        post('/Users', user(), 201, { headers: json }),
        post('/Users', user({ userName: 'b' }), 415, { headers: { 'Content-Type': 'text/plain' } }),
        post('/Users', user({ userName: 'b' }), 415, { headers: { 'Content-Type': 'application/xml' } }),
      ),
      scenarioIn('strict', post('/Users', undefined, 415, { request: { body: JSON.stringify(user()) } })),
      scenarioIn('lenient', post('/Users', undefined, 201, { request: { body: JSON.stringify(user()) } })),
    ],
  },
  {
    id: 'R7644-3.9-01',
    clause: 'RFC 7644 §3.9',
    level: 'MUST',
    requirement: 'With attributes there is what is named and what is always returned.',
    checks: [
      scenario(
        post('/Users', user({ title: 'x' })),
        get('/Users/1?attributes=title', 200, { is: { schemas: [USER], id: '1', title: 'x' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-02',
    clause: 'RFC 7644 §3.9',
    level: 'MUST',
    requirement: 'With excludedAttributes there is what is returned by default but what is named.',
    checks: [
      scenario(
        post('/Users', user({ title: 'x', nickName: 'y' })),
        get('/Users/1?excludedAttributes=title', 200, { has: { userName: 'ada', nickName: 'y' }, lacks: ['title'] }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-03',
    clause: 'RFC 7644 §3.9',
    level: 'STATED',
    requirement: 'Both lists exclude each other; where the mode allows it, attributes counts.',
    checks: [
      scenarioIn(
        'strict',
        get('/Users?attributes=id&excludedAttributes=id', 400, { has: { scimType: 'invalidValue' } }),
      ),
      scenarioIn(
        'lenient',
        post('/Users', user({ title: 'x' })),
        get('/Users/1?attributes=title&excludedAttributes=title', 200, {
          is: { schemas: [USER], id: '1', title: 'x' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-04',
    clause: 'RFC 7644 §3.9',
    level: 'STATED',
    requirement: 'Both lists hold wherever a resource is answered, for /Me too.',
    checks: [
      scenarioWith(
        { me: () => ({ resourceType: 'User', id: '1' }) },
        post('/Users?attributes=id', user({ title: 'x' }), 201, { is: { schemas: [USER], id: '1' } }),
        get('/Me?attributes=title', 200, { is: { schemas: [USER], id: '1', title: 'x' } }),
        put('/Users/1?excludedAttributes=userName,meta', user({ title: 'y' }), 200, {
          is: { schemas: [USER], id: '1', title: 'y' },
        }),
        patch('/Users/1?attributes=title', [{ op: 'add', path: 'title', value: 'z' }], 200, {
          is: { schemas: [USER], id: '1', title: 'z' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-05',
    clause: 'RFC 7644 §3.9',
    level: 'STATED',
    requirement: 'Names stand in a list with commas; a part comes inside its whole.',
    checks: [
      scenario(
        post('/Users', user({ name: { givenName: 'A', familyName: 'B' }, emails: [{ value: 'a@x', type: 'work' }] })),
        get('/Users/1?attributes=name.givenName,%20emails.value', 200, {
          is: { schemas: [USER], id: '1', name: { givenName: 'A' }, emails: [{ value: 'a@x' }] },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-06',
    clause: 'RFC 7644 §3.9',
    level: 'CHOICE',
    requirement: 'Naming the whole means all its parts; a part that is left out takes nothing else with it.',
    checks: [
      scenario(
        post('/Users', user({ name: { givenName: 'A', familyName: 'B' } })),
        get('/Users/1?attributes=name', 200, { has: { name: { givenName: 'A', familyName: 'B' } } }),
        get('/Users/1?excludedAttributes=name', 200, { lacks: ['name'] }),
        get('/Users/1?excludedAttributes=name.givenName', 200, {
          has: { name: { familyName: 'B' } },
          lacks: ['name.givenName'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-07',
    clause: 'RFC 7644 §3.9',
    level: 'CHOICE',
    requirement: 'An extension is named by its URN.',
    checks: [
      scenario(
        post('/Users', user({ [ENTERPRISE]: { department: 'Flight', costCenter: '7' } })),
        get(`/Users/1?attributes=${ENTERPRISE}`, 200, {
          has: { [ENTERPRISE]: { department: 'Flight', costCenter: '7' } },
          lacks: ['userName'],
        }),
        get(`/Users/1?attributes=${ENTERPRISE}:department`, 200, {
          has: { [ENTERPRISE]: { department: 'Flight' } },
          hides: 'costCenter',
        }),
        get(`/Users/1?excludedAttributes=${ENTERPRISE}`, 200, { hides: 'department' }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-08',
    clause: 'RFC 7644 §3.9',
    level: 'CHOICE',
    requirement: 'Names that nobody knows select nothing.',
    checks: [
      scenario(
        post('/Users', user()),
        get('/Users/1?attributes=foo', 200, { is: { schemas: [USER], id: '1' } }),
        get('/Users/1?excludedAttributes=foo', 200, { has: { userName: 'ada' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.9-09',
    clause: 'RFC 7644 §3.9',
    level: 'STATED',
    requirement: 'What is never returned is not, even when it is named.',
    checks: [
      scenario(
        post('/Users?attributes=password', user({ password: 'open sesame' }), 201, {
          is: { schemas: [USER], id: '1' },
        }),
        get('/Users?attributes=password', 200, { lacks: ['Resources.0.password'] }),
      ),
    ],
  },
  {
    id: 'R7644-3.11-01',
    clause: 'RFC 7644 §3.11',
    level: 'MAY',
    requirement: 'Under /Me there is the resource of who sends the request.',
    checks: [
      scenarioWith(
        { me: () => ({ resourceType: 'User', id: '1' }) },
        get('/Me', 404),
        post('/Users', user()),
        get('/Me', 200, { has: { id: '1' } }),
        patch('/Me', [{ op: 'add', path: 'title', value: 'x' }], 200, { has: { title: 'x' } }),
        put('/Me', user({ title: 'y' }), 200, { has: { title: 'y' } }),
        remove('/Me'),
        get('/Me', 404),
      ),
    ],
  },
  {
    id: 'R7644-3.11-02',
    clause: 'RFC 7644 §3.11',
    level: 'SHOULD',
    requirement: 'Where there is no /Me, it is 501.',
    checks: [scenario(get('/Me', 501), patch('/Me', [], 501))],
  },
  {
    id: 'R7644-3.11-03',
    clause: 'RFC 7644 §3.11',
    level: 'MAY',
    requirement: 'A request to /Me may be sent on to the resource.',
    notApplicable: 'an option that is not built: requests to /Me are answered directly',
  },
  {
    id: 'R7644-3.11-04',
    clause: 'RFC 7644 §3.11',
    level: 'MUST',
    requirement: 'The answer of /Me has the address of the resource itself.',
    checks: [
      scenarioWith(
        { me: () => ({ resourceType: 'User', id: '1' }) },
        post('/Users', user()),
        get('/Me', 200, { header: { location: `${BASE}/Users/1` }, has: { meta: { location: `${BASE}/Users/1` } } }),
      ),
    ],
  },
  {
    id: 'R7644-3.11-05',
    clause: 'RFC 7644 §3.11',
    level: 'STATED',
    requirement: 'Who has no resource yet may create one by POST to /Me.',
    notApplicable:
      'an option that is not built: resources are created at the endpoint of their type, and POST to /Me is 405',
  },
];

/** RFC 7644 §3.12. */
const errorRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.12-01',
    clause: 'RFC 7644 §3.12',
    level: 'MUST',
    requirement: 'Every error has a body of SCIM.',
    checks: [
      scenario(
        get('/Users/1', 404),
        get('/Nowhere', 404),
        get('/Users?count=x', 400),
        remove('/Schemas', 405),
        get('/Me', 501),
        post('/Users', user(), 415, { headers: { 'Content-Type': 'text/plain' } }),
        get(`/Users?x=${'y'.repeat(70_000)}`, 414),
      ),
      scenarioWith({ authenticate: () => undefined }, get('/Users', 401)),
      scenarioWith({ limits: { bodyBytes: 10 } }, post('/Users', user(), 413)),
    ],
  },
  {
    id: 'R7644-3.12-02',
    clause: 'RFC 7644 §3.12',
    level: 'REQUIRED',
    requirement: 'The status in the body is a text and that of the answer.',
    checks: [
      scenario(get('/Users/1', 404, { has: { status: '404' } }), post('/Users', {}, 400, { has: { status: '400' } })),
    ],
  },
  {
    id: 'R7644-3.12-03',
    clause: 'RFC 7644 §3.12',
    level: 'OPTIONAL',
    requirement: 'A keyword is there where one fits, and a sentence always.',
    checks: [
      scenario(
        get('/Users/1', 404, { has: { detail: expect.stringMatching(/./) }, lacks: ['scimType'] }),
        post('/Users', {}, 400, { has: { detail: expect.stringMatching(/./), scimType: expect.stringMatching(/./) } }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-04',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'Clients follow redirections.',
    notApplicable: 'the provider redirects nobody',
  },
  {
    id: 'R7644-3.12-05',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'What can not be read or breaks a schema is 400.',
    checks: [scenario(post('/Users', '{', 400), post('/Users', [], 400), post('/Users', {}, 400))],
  },
  {
    id: 'R7644-3.12-06',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'Without valid credentials it is 401, without the right 403.',
    checks: [
      scenarioWith({ authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw') }, get('/Users', 401)),
      scenarioWith({ authorize: () => false }, get('/Users', 403)),
    ],
  },
  {
    id: 'R7644-3.12-07',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'An endpoint or a resource that is not there is 404.',
    checks: [
      scenario(
        get('/Foo', 404),
        get('/Users/1', 404),
        get('/Schemas/urn:nowhere', 404),
        get('/ResourceTypes/Foo', 404),
      ),
    ],
  },
  {
    id: 'R7644-3.12-08',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'A duplicate is 409.',
    checks: [scenario(post('/Users', user()), post('/Users', user(), 409))],
  },
  {
    id: 'R7644-3.12-09',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'A condition that does not hold is 412.',
    checks: [scenario(post('/Users', user()), put('/Users/1', user(), 412, { headers: { 'if-match': 'W/"2"' } }))],
  },
  {
    id: 'R7644-3.12-10',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'What is too large is 413 with the limit.',
    checks: [
      scenarioWith(
        { limits: { bodyBytes: 50 } },
        post('/Users', user({ title: 'x'.repeat(50) }), 413, { has: { detail: expect.stringContaining('50') } }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-11',
    clause: 'RFC 7644 §3.12',
    level: 'SHOULD',
    requirement: 'A fault of our own is 500, and tells nothing of the inside.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const store = createMemoryStore();
          store.get = () => Promise.reject(new Error('/var/lib/secret.db'));
          const { status, body } = await scenarioProvider(mode, { store }).send('GET', '/Users/1');
          expect([status, body.status, body.detail]).toEqual([500, '500', expect.not.stringContaining('secret')]);
        },
      },
    ],
  },
  {
    id: 'R7644-3.12-12',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: 'What is not supported is 501.',
    checks: [scenarioWith({ bulk: false }, post('/Bulk', bulk([]), 501), get('/Me', 501))],
  },
  {
    id: 'R7644-3.12-13',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"invalidFilter" is for filters that can not be read or compare what can not be compared.',
    checks: [
      scenario(
        post('/Users', user()),
        ...['userName eq', 'active gt true', 'nope eq "x"'].map((text) =>
          get(`/Users?${filter(text)}`, 400, { has: { scimType: 'invalidFilter' } }),
        ),
        post('/Users/.search', search({ filter: 'userName' }), 400, { has: { scimType: 'invalidFilter' } }),
        patch('/Users/1', [{ op: 'remove', path: 'emails[type]' }], 400, {
          has: { scimType: expect.stringMatching(/^invalid(Filter|Path)$/) },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-14',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"tooMany" is for what would look at too many resources.',
    testedBy: 'packages/scim-store-sqlite (60,000 users), as only a store knows how much it would look at',
  },
  {
    id: 'R7644-3.12-15',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"uniqueness" is for values that are taken.',
    checks: [scenario(post('/Users', user()), post('/Users', user(), 409, { has: { scimType: 'uniqueness' } }))],
  },
  {
    id: 'R7644-3.12-16',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"mutability" is for changes of what can not be changed.',
    checks: [
      scenario(
        post('/Users', user()),
        patch('/Users/1', [{ op: 'replace', path: 'id', value: '2' }], 400, { has: { scimType: 'mutability' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-17',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"invalidSyntax" is for bodies of another form.',
    checks: [
      scenario(post('/Users', '{', 400, { has: { scimType: 'invalidSyntax' } }), post('/Users', user()), {
        method: 'PATCH',
        path: '/Users/1',
        body: [],
        status: 400,
        has: { scimType: 'invalidSyntax' },
      }),
    ],
  },
  {
    id: 'R7644-3.12-18',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"invalidPath" is for paths of a PATCH that can not be read or lead nowhere.',
    checks: [
      scenario(
        post('/Users', user()),
        patch('/Users/1', [{ op: 'add', path: 'name..x', value: 'x' }], 400, { has: { scimType: 'invalidPath' } }),
      ),
      scenarioIn(
        'strict',
        post('/Users', user()),
        patch('/Users/1', [{ op: 'add', path: 'nope', value: 'x' }], 400, { has: { scimType: 'invalidPath' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-19',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"noTarget" is for paths of a PATCH under which there is nothing.',
    checks: [
      scenario(post('/Users', user()), patch('/Users/1', [{ op: 'remove' }], 400, { has: { scimType: 'noTarget' } })),
      scenarioIn(
        'strict',
        post('/Users', user()),
        patch('/Users/1', [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'x' }], 400, {
          has: { scimType: 'noTarget' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-20',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"invalidValue" is for values that are missing or do not fit.',
    checks: [
      scenario(
        post('/Users', { schemas: [USER] }, 400, { has: { scimType: 'invalidValue' } }),
        post('/Users', user()),
        put('/Users/1', { schemas: [USER] }, 400, { has: { scimType: 'invalidValue' } }),
        patch('/Users/1', [{ op: 'replace', path: 'active', value: 'perhaps' }], 400, {
          has: { scimType: 'invalidValue' },
        }),
        get('/Users?sortOrder=up', 400, { has: { scimType: 'invalidValue' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-21',
    clause: 'RFC 7644 §3.12',
    level: 'STATED',
    requirement: '"invalidVers" is for other versions of the protocol.',
    checks: [
      scenario(
        get('', 400, { request: { url: '/scim/v1/Users' }, has: { scimType: 'invalidVers' } }),
        get('', 400, { request: { url: '/scim/v9/Users' }, has: { scimType: 'invalidVers' } }),
        get('', 404, { request: { url: '/other/v1/Users' } }),
      ),
      scenarioWith(
        { baseUrl: 'https://example.com' },
        get('', 400, { request: { url: '/v1/Users' }, has: { scimType: 'invalidVers' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.12-22',
    clause: 'RFC 7644 §3.12, EID 6893',
    level: 'STATED',
    requirement: '"sensitive" is for what must not stand in a URL.',
    checks: [
      scenarioWith(
        { sensitiveInUrl: ['name.familyName', 'emails'] },
        get(`/Users?${filter('name.familyName eq "x"')}`, 403, { has: { scimType: 'sensitive', status: '403' } }),
        get(`/?${filter('not (emails.value sw "x")')}`, 403, { has: { scimType: 'sensitive' } }),
        get(`/Users?${filter('name.givenName eq "x"')}`, 200),
        post('/Users/.search', search({ filter: 'name.familyName eq "x"' }), 200),
      ),
      { kind: 'options', options: { sensitiveInUrl: ['nope'] }, refused: '"nope"' },
    ],
  },
  {
    id: 'R7644-3.12-23',
    clause: 'RFC 7644 §3.12',
    level: 'MAY',
    requirement: 'Results of a bulk request have the same keywords.',
    checks: [
      scenario(
        post(
          '/Bulk',
          bulk([
            newUser('a'),
            newUser('b', 'a'),
            { method: 'POST', path: '/Users', bulkId: 'c', data: { schemas: [USER] } },
          ]),
          200,
          results({}, { response: { scimType: 'uniqueness' } }, { response: { scimType: 'invalidValue' } }),
        ),
      ),
    ],
  },
];

/** RFC 7644 §3.13 and §3.14. */
const versionRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.13-01',
    clause: 'RFC 7644 §3.13',
    level: 'MAY',
    requirement: 'The version may stand before the endpoint.',
    checks: [
      scenarioWith(
        { baseUrl: 'https://example.com/scim' },
        get('', 200, { request: { url: '/scim/v2/Users' } }),
        get('', 200, { request: { url: '/scim/Users' } }),
        post('', user(), 201, {
          request: { url: '/scim/v2/Users' },
          header: { location: 'https://example.com/scim/Users/1' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.13-02',
    clause: 'RFC 7644 §3.13',
    level: 'MUST',
    requirement: 'Another version is refused.',
    checks: [
      scenarioWith(
        { baseUrl: 'https://example.com/scim' },
        get('', 400, { request: { url: '/scim/v1/Users' }, has: { scimType: 'invalidVers' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.13-03',
    clause: 'RFC 7644 §3.13',
    level: 'SHOULD',
    requirement: 'Without a version, it is the latest.',
    checks: [
      scenarioWith(
        { baseUrl: 'https://example.com' },
        post('', user(), 201, { request: { url: '/Users' } }),
        get('', 200, { request: { url: '/v2/Users/1' }, has: { id: '1' } }),
        get('', 200, { request: { url: '/Users/1' }, has: { id: '1' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.14-01',
    clause: 'RFC 7644 §3.14',
    level: 'MAY',
    requirement: 'Entity tags are weak.',
    checks: [scenario(post('/Users', user(), 201, { header: { etag: /^W\/"/ } }))],
  },
  {
    id: 'R7644-3.14-02',
    clause: 'RFC 7644 §3.14',
    level: 'MUST',
    requirement: 'The entity tag stands in the header, and in meta.',
    checks: [
      scenario(
        post('/Users', user(), 201, { header: { etag: 'W/"1"' }, has: { meta: { version: 'W/"1"' } } }),
        get('/Users/1', 200, { header: { etag: 'W/"1"' } }),
        put('/Users/1', user({ title: 'x' }), 200, { header: { etag: 'W/"2"' } }),
        patch('/Users/1', [{ op: 'remove', path: 'title' }], 200, { header: { etag: 'W/"3"' } }),
        post('/Groups', group()),
        patch('/Groups/2', [{ op: 'add', path: 'members', value: [{ value: '1' }] }], 204, {
          header: { etag: 'W/"2"' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-3.14-03',
    clause: 'RFC 7644 §3.14',
    level: 'STATED',
    requirement: 'Who has the present version already gets no body.',
    checks: [
      scenario(
        post('/Users', user()),
        ...['W/"1"', '"1"', '*', '"7", W/"1"'].map((tag) =>
          get('/Users/1', 304, { headers: { 'if-none-match': tag }, header: { etag: 'W/"1"' } }),
        ),
        get('/Users/1', 200, { headers: { 'if-none-match': 'W/"2"' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.14-04',
    clause: 'RFC 7644 §3.14',
    level: 'MAY',
    requirement: 'A change can name the version that it is about, and is 412 for another one.',
    checks: [
      scenario(
        post('/Users', user()),
        put('/Users/1', user({ title: 'x' }), 412, { headers: { 'if-match': 'W/"7"' } }),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 412, { headers: { 'if-match': '"7", "8"' } }),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 200, {
          headers: { 'if-match': '"7", W/"1"' },
          header: { etag: 'W/"2"' },
        }),
        put('/Users/1', user({ title: 'y' }), 200, { headers: { 'if-match': '*' } }),
        put('/Users/2', user(), 404, { headers: { 'if-match': '*' } }),
        put('/Users/1', user({ title: 'z' }), 412, { headers: { 'if-none-match': '*' } }),
      ),
    ],
  },
  {
    id: 'R7644-3.14-05',
    clause: 'RFC 7644 §3.14',
    level: 'CHOICE',
    requirement: 'Where versions are not supported, conditions are treated alike.',
    notApplicable: 'versions are always supported',
  },
  {
    id: 'R7644-3.14-06',
    clause: 'RFC 7644 §3.14',
    level: 'CHOICE',
    requirement: 'The entity tag changes with what changes the resource, and with nothing else.',
    checks: [
      scenario(
        post('/Users', user({ title: 'x' })),
        patch('/Users/1', [{ op: 'replace', path: 'title', value: 'x' }], 200, { header: { etag: 'W/"1"' } }),
        put('/Users/1', user({ title: 'x' }), 200, { header: { etag: 'W/"1"' } }),
        post('/Groups', group()),
        patch('/Groups/2', [{ op: 'add', path: 'members', value: [{ value: '1' }] }], 204, {
          header: { etag: 'W/"2"' },
        }),
        patch('/Groups/2', [{ op: 'add', path: 'members', value: [{ value: '1' }] }], 204, {
          header: { etag: 'W/"2"' },
        }),
        get('/Users/1', 200, { header: { etag: 'W/"1"' }, has: { groups: [{ value: '2' }] } }),
      ),
    ],
  },
];

/** RFC 7644 §4 to §7. */
const restRequirements: readonly Requirement[] = [
  {
    id: 'R7644-4-01',
    clause: 'RFC 7644 §4',
    level: 'MAY',
    requirement: 'A service provider describes itself.',
    checks: [scenario(get('/ServiceProviderConfig'), get('/Schemas'), get('/ResourceTypes'))],
  },
  {
    id: 'R7644-4-02',
    clause: 'RFC 7644 §4',
    level: 'SHALL',
    requirement: 'The configuration is one object with its schema.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, {
          has: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'] },
          lacks: ['Resources'],
        }),
      ),
    ],
  },
  {
    id: 'R7644-4-03',
    clause: 'RFC 7644 §4',
    level: 'SHALL',
    requirement: 'Schemas and resource types are lists with all of them.',
    checks: [
      scenario(
        get('/Schemas', 200, { has: { totalResults: 6, itemsPerPage: 6 } }),
        get('/ResourceTypes', 200, { has: { totalResults: 2, itemsPerPage: 2 } }),
      ),
    ],
  },
  {
    id: 'R7644-4-04',
    clause: 'RFC 7644 §4',
    level: 'STATED',
    requirement: 'One schema or resource type can be read like a resource.',
    checks: [
      scenario(
        get(`/Schemas/${USER}`, 200, { has: { id: USER } }),
        get(`/Schemas/${encodeURIComponent(USER)}`, 200, { has: { id: USER } }),
        get(`/Schemas/${USER.toUpperCase()}`, 200, { has: { id: USER } }),
        get('/ResourceTypes/Group', 200, { has: { id: 'Group' } }),
        get('/Schemas/urn:nowhere', 404),
      ),
    ],
  },
  {
    id: 'R7644-4-05',
    clause: 'RFC 7644 §4',
    level: 'SHALL',
    requirement: 'Sorting and pages are passed over there.',
    checks: [
      scenario(
        get('/Schemas?count=1&startIndex=3&sortBy=id', 200, { has: { totalResults: 6, itemsPerPage: 6 } }),
        get('/ResourceTypes?count=0', 200, { has: { itemsPerPage: 2 } }),
      ),
    ],
  },
  {
    id: 'R7644-4-06',
    clause: 'RFC 7644 §4',
    level: 'SHOULD',
    requirement: 'A filter there is 403.',
    checks: [
      scenario(
        ...['/ServiceProviderConfig', '/Schemas', `/Schemas/${USER}`, '/ResourceTypes', '/ResourceTypes/User'].map(
          (path) => get(`${path}?${filter('id pr')}`, 403),
        ),
      ),
    ],
  },
  {
    id: 'R7644-4-07',
    clause: 'RFC 7644 §4',
    level: 'CHOICE',
    requirement: 'Attributes can be selected there.',
    checks: [
      scenario(
        get(`/Schemas/${USER}?attributes=name`, 200, {
          has: { id: USER, name: 'User' },
          lacks: ['attributes', 'description'],
        }),
        get('/ResourceTypes?excludedAttributes=schemaExtensions', 200, { lacks: ['Resources.0.schemaExtensions'] }),
        get('/ServiceProviderConfig?attributes=sort', 200, { has: { sort: { supported: true } }, lacks: ['patch'] }),
      ),
    ],
  },
  {
    id: 'R7644-4-08',
    clause: 'RFC 7644 §4',
    level: 'CHOICE',
    requirement: 'What can be read without credentials is an option.',
    checks: [
      scenarioWith(
        { authenticate: () => undefined },
        get('/ServiceProviderConfig'),
        get('/Schemas', 401),
        get('/ResourceTypes', 401),
      ),
      scenarioWith(
        { authenticate: () => undefined, publicDiscovery: 'all' },
        get('/ServiceProviderConfig'),
        get('/Schemas'),
        get('/ResourceTypes'),
        get('/Users', 401),
      ),
      scenarioWith(
        { authenticate: () => undefined, publicDiscovery: 'none' },
        get('/ServiceProviderConfig', 401),
        get('/Schemas', 401),
      ),
    ],
  },
  {
    id: 'R7644-5-01',
    clause: 'RFC 7644 §5',
    level: 'MUST',
    requirement: 'Names are brought into one form before they are compared.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'b\u00e4rbel' })),
        post('/Users', user({ userName: 'ba\u0308rbel' }), 409, { has: { scimType: 'uniqueness' } }),
        post('/Users', user({ userName: '\uff42\u00e4rbel' }), 409, { has: { scimType: 'uniqueness' } }),
        get(`/Users?${filter('userName eq "BA\u0308RBEL"')}`, 200, { has: { totalResults: 1 } }),
      ),
    ],
    elsewhere: 'characters that PRECIS has no place for are kept, as no schema tells which attributes are names',
  },
  {
    id: 'R7644-5-02',
    clause: 'RFC 7644 §5',
    level: 'STATED',
    requirement: 'Letter case does not count when names are compared, but is kept.',
    checks: [
      scenario(
        post('/Users', user({ userName: 'BJensen' }), 201, { has: { userName: 'BJensen' } }),
        get(`/Users?${filter('userName eq "bjensen"')}`, 200, { has: { Resources: [{ userName: 'BJensen' }] } }),
        post('/Users', user({ userName: 'bJENSEN' }), 409),
      ),
    ],
  },
  {
    id: 'R7644-6-01',
    clause: 'RFC 7644 §6',
    level: 'OPTIONAL',
    requirement: 'One service provider may serve several tenants.',
    checks: [
      scenario(
        post('/Users', user(), 201, { request: { tenant: 'acme' } }),
        get('/Users', 200, { request: { tenant: 'acme' }, has: { totalResults: 1 } }),
        get('/Users', 200, { request: { tenant: 'globex' }, has: { totalResults: 0 } }),
        get('/Users', 200, { has: { totalResults: 0 } }),
      ),
    ],
  },
  {
    id: 'R7644-6-02',
    clause: 'RFC 7644 §6',
    level: 'STATED',
    requirement: 'A client reaches the tenants that it may, and no data of others.',
    checks: [
      scenarioWith(
        {
          authenticate: ({ tenant, token }) => {
            if (token !== 'of-acme') return undefined;
            if (tenant !== 'acme') throw new ScimError(403, 'This token is for another tenant.');
            return { id: 'acme' };
          },
        },
        post('/Users', user(), 201, { request: { tenant: 'acme' }, headers: { authorization: 'Bearer of-acme' } }),
        get('/Users/1', 403, { request: { tenant: 'globex' }, headers: { authorization: 'Bearer of-acme' } }),
        get('/Users/1', 401, { request: { tenant: 'acme' } }),
      ),
    ],
    elsewhere: 'e2e aims every endpoint at the data of another tenant',
  },
  {
    id: 'R7644-6-03',
    clause: 'RFC 7644 §6',
    level: 'STATED',
    requirement: 'Tenants may have the same ids and values.',
    checks: [
      scenarioWith(
        { createId: () => 'same' },
        post('/Users', user({ externalId: 'e', title: 'a' }), 201, { request: { tenant: 'acme' } }),
        post('/Users', user({ externalId: 'e', title: 'g' }), 201, { request: { tenant: 'globex' } }),
        patch('/Users/same', [{ op: 'replace', path: 'title', value: 'x' }], 200, {
          request: { tenant: 'acme' },
          header: { etag: 'W/"2"' },
        }),
        get('/Users/same', 200, { request: { tenant: 'globex' }, has: { title: 'g' }, header: { etag: 'W/"1"' } }),
      ),
    ],
  },
  {
    id: 'R7644-6-04',
    clause: 'RFC 7644 §6',
    level: 'CHOICE',
    requirement: 'Addresses hold the path of the tenant.',
    checks: [
      scenario(
        post('', user(), 201, {
          request: { tenant: 'acme', baseUrl: 'https://example.com/t/acme/scim/v2', url: '/t/acme/scim/v2/Users' },
          header: { location: 'https://example.com/t/acme/scim/v2/Users/1' },
        }),
      ),
    ],
  },
  {
    id: 'R7644-7.2-02',
    clause: 'RFC 7644 §7.2',
    level: 'MUST',
    requirement: 'TLS is of version 1.2 or later.',
    notApplicable: 'a provider has no connections; Node, under the servers that it is put into, refuses older versions',
  },
  {
    id: 'R7644-7.4-01',
    clause: 'RFC 7644 §7.4',
    level: 'MUST',
    requirement: 'Tokens can not be guessed, and end.',
    checks: [
      {
        kind: 'proof',
        run: () => {
          expect(() => acceptToken('short')).toThrow('at least 16');
        },
      },
    ],
    elsewhere: 'tokens that end are made by the reference server, or by who issues them',
  },
  {
    id: 'R7644-7.4-02',
    clause: 'RFC 7644 §7.4',
    level: 'SHOULD',
    requirement: 'Cookies live no longer than their session.',
    notApplicable: 'the provider sets no cookies',
  },
  {
    id: 'R7644-7.5.2-02',
    clause: 'RFC 7644 §7.5.2',
    level: 'SHOULD',
    requirement: 'A filter on what is personal is refused in a URL, where that is wished.',
    checks: [
      scenarioWith(
        { sensitiveInUrl: ['userName'] },
        get(`/Users?${filter('userName eq "ada"')}`, 403, { has: { scimType: 'sensitive' } }),
      ),
      scenario(get(`/Users?${filter('userName eq "ada"')}`, 200)),
    ],
  },
  {
    id: 'R7644-7.6-01',
    clause: 'RFC 7644 §7.6',
    level: 'MAY',
    requirement: 'Who is not known may create a resource, which is limited then.',
    checks: [
      scenarioWith(
        {
          authenticate: () => ({ id: 'anybody' }),
          authorize: ({ action }) => action === 'create',
          policy: ({ body }) => ({ body: { ...(body as Json), active: false } }),
        },
        post('/Users', user({ active: true }), 201, { has: { active: false } }),
        get('/Users', 403),
      ),
    ],
  },
  {
    id: 'R7644-7.7-01',
    clause: 'RFC 7644 §7.7',
    level: 'SHOULD',
    requirement: 'Guessing is slowed down.',
    checks: [
      scenarioWith(
        { policy: () => ({ refuse: new ScimError(429, 'Slow down.'), headers: { 'retry-after': '7' } }) },
        get('/Users', 429, { header: { 'retry-after': '7' } }),
      ),
    ],
    elsewhere: 'how often is for the hook to say, and for the server',
  },
  {
    id: 'R7644-7.7-02',
    clause: 'RFC 7644 §7.7',
    level: 'SHOULD',
    requirement: 'Clients and people who serve themselves have different rights.',
    checks: [
      scenarioWith(
        {
          authenticate: ({ token }) => (token === undefined ? undefined : { id: token }),
          authorize: ({ principal, action, id }) =>
            principal.id === 'client' || (action === 'read' && id === principal.id),
        },
        post('/Users', user(), 201, { headers: { authorization: 'Bearer client' } }),
        get('/Users/1', 200, { headers: { authorization: 'Bearer 1' } }),
        get('/Users', 403, { headers: { authorization: 'Bearer 1' } }),
        remove('/Users/1', 403, { headers: { authorization: 'Bearer 1' } }),
      ),
    ],
  },
];

/** RFC 7644 §3.7 to §7. */
export const messageRequirements: readonly Requirement[] = [
  ...bulkRequirements,
  ...formRequirements,
  ...errorRequirements,
  ...versionRequirements,
  ...restRequirements,
];
