import {
  defineResourceType,
  defineSchema,
  enterpriseUserSchema,
  groupResourceType,
  ScimError,
  userResourceType,
  userSchema,
} from 'scim-core';
import { expect } from 'vitest';
import { createUuidGenerator } from '../../src/identity/uuid.ts';
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
  post,
  put,
  remove,
  scenario,
  scenarioIn,
  scenarioWith,
  user,
} from './shapes.ts';

const GROUP = groupResourceType.schema.id;
const USER = userResourceType.schema.id;

/** A type with an attribute of each kind of `returned`. */
const SAMPLE = 'urn:example:schemas:Sample';
const sampleType = defineResourceType({
  name: 'Sample',
  endpoint: '/Samples',
  schema: defineSchema({
    id: SAMPLE,
    name: 'Sample',
    description: 'An attribute of each kind of returned.',
    attributes: [
      { name: 'always', returned: 'always' },
      { name: 'usual', returned: 'default' },
      { name: 'asked', returned: 'request' },
      { name: 'secret', returned: 'never', mutability: 'writeOnly' },
      { name: 'serial', uniqueness: 'global', caseExact: true },
      {
        name: 'parts',
        type: 'complex',
        multiValued: true,
        subAttributes: [{ name: 'value', required: true }, { name: 'note' }],
      },
    ],
  }),
});
const sample = (members: Json = {}): Json => ({
  ...{ schemas: [SAMPLE], always: 'a', usual: 'b', asked: 'c', secret: 'd', ...members },
});
const withSamples = { resourceTypes: [userResourceType, sampleType] };

/** The text that a store is handed for an attribute. */
async function storedText(
  write: (send: ReturnType<typeof scenarioProvider>['send']) => Promise<unknown>,
): Promise<string> {
  const store = createMemoryStore();
  const { send } = scenarioProvider('lenient', { store, protectSecret: undefined });
  await write(send);
  const documents = [];
  for (const id of ['1', '2', '3']) documents.push(await store.get('default', userResourceType, id));
  return JSON.stringify(documents);
}

/** RFC 7642. */
export const conceptRequirements: readonly Requirement[] = [
  {
    id: 'R7642-3-01',
    clause: 'RFC 7642 §3',
    level: 'STATED',
    requirement: 'People join, move, are suspended and leave, and get new passwords.',
    checks: [
      scenario(
        post('/Users', user({ active: true, password: 'first secret' })),
        patch('/Users/1', [{ op: 'replace', path: 'title', value: 'Captain' }], 200, { has: { title: 'Captain' } }),
        patch('/Users/1', [{ op: 'replace', path: 'password', value: 'second secret' }], 200, { lacks: ['password'] }),
        patch('/Users/1', [{ op: 'replace', path: 'active', value: false }], 200, { has: { active: false } }),
        get('/Users/1', 200, { has: { active: false, title: 'Captain' } }),
        remove('/Users/1'),
        get('/Users/1', 404),
      ),
    ],
  },
  {
    id: 'R7642-3-02',
    clause: 'RFC 7642 §4',
    level: 'MUST',
    requirement: 'What is sent is confidential on its way.',
    notApplicable: 'a provider has no connections; the server that it is put into speaks TLS',
  },
  {
    id: 'R7642-3-03',
    clause: 'RFC 7642 §4',
    level: 'STATED',
    requirement: 'Operations are authenticated and authorized.',
    checks: [
      scenarioWith({ authenticate: () => undefined }, get('/Users', 401), post('/Users', user(), 401)),
      scenarioWith(
        { authorize: () => false },
        get('/Users', 403),
        post('/Users', user(), 403),
        post('/Bulk', bulk([]), 403),
      ),
    ],
  },
];

/** RFC 7643 §1 and §2. */
const attributeRequirements: readonly Requirement[] = [
  {
    id: 'R7643-1.2-02',
    clause: 'RFC 7643 §1.2',
    level: 'MAY',
    requirement: 'Schemas are served.',
    checks: [
      scenario(get('/Schemas', 200, { has: { totalResults: 6 } }), get(`/Schemas/${USER}`, 200, { has: { id: USER } })),
    ],
  },
  {
    id: 'R7643-2-01',
    clause: 'RFC 7643 §2',
    level: 'STATED',
    requirement: 'A body is judged attribute by attribute, by the characteristics of each.',
    checks: [
      scenario(
        post('/Users', user()),
        put('/Users/1', user({ id: '9', meta: { version: 'x' }, groups: [{ value: 'g' }], title: 'Captain' }), 200, {
          has: { id: '1', title: 'Captain', meta: { version: 'W/"2"' } },
          lacks: ['groups'],
        }),
      ),
    ],
  },
  {
    id: 'R7643-2.3.1-03',
    clause: 'RFC 7643 §2.3.1',
    level: 'MAY',
    requirement: 'Values beside the canonical ones are kept; a policy can refuse them.',
    checks: [
      scenario(
        post('/Users', user({ emails: [{ value: 'a@example.com', type: 'zzz' }] }), 201, {
          has: { emails: [{ type: 'zzz' }] },
        }),
      ),
      scenarioWith(
        {
          policy: ({ body }) =>
            JSON.stringify(body).includes('zzz')
              ? { refuse: new ScimError(400, 'No such type.', { scimType: 'invalidValue' }) }
              : undefined,
        },
        post('/Users', user({ emails: [{ value: 'a@example.com', type: 'zzz' }] }), 400, {
          has: { scimType: 'invalidValue' },
        }),
        post('/Users', user({ emails: [{ value: 'a@example.com', type: 'work' }] })),
      ),
    ],
  },
  {
    id: 'R7643-2.3.7-04',
    clause: 'RFC 7643 §2.3.7',
    level: 'MUST',
    requirement: 'Whatever a reference that the service provider made points at can be read there.',
    checks: [
      scenario(
        post('/Users', user(), 201, { has: { meta: { location: `${BASE}/Users/1` } } }),
        post('/Groups', group({ members: [{ value: '1' }] }), 201, { has: { members: [{ $ref: `${BASE}/Users/1` }] } }),
        get('/Users/1', 200, { has: { id: '1', groups: [{ value: '2', $ref: `${BASE}/Groups/2` }] } }),
        get('/Groups/2', 200, { has: { id: '2', meta: { location: `${BASE}/Groups/2` } } }),
        get('/ResourceTypes/User', 200, { has: { meta: { location: `${BASE}/ResourceTypes/User` } } }),
        get(`/Schemas/${GROUP}`, 200, { has: { meta: { location: `${BASE}/Schemas/${GROUP}` } } }),
      ),
      scenario(
        post('/Groups', group({ members: [{ value: 'nobody' }] }), 201, {
          is: expect.objectContaining({ members: [{ value: 'nobody' }] }),
        }),
      ),
    ],
  },
  {
    id: 'R7643-2.3.7-05',
    clause: 'RFC 7643 §2.3.7',
    level: 'MAY',
    requirement:
      'References are kept whole: a member that is deleted is no member, and another must exist where that is wished.',
    checks: [
      scenario(
        post('/Users', user()),
        post('/Groups', group({ members: [{ value: '1' }, { value: 'nobody' }] })),
        remove('/Users/1'),
        get('/Groups/2', 200, { has: { members: [{ value: 'nobody' }] } }),
      ),
      scenarioWith(
        { relationIntegrity: 'existing' },
        post('/Groups', group({ members: [{ value: 'nobody' }] }), 400, { has: { scimType: 'invalidValue' } }),
        post('/Groups', group()),
        patch('/Groups/2', [{ op: 'add', path: 'members', value: [{ value: 'nobody' }] }], 400, {
          has: { scimType: 'invalidValue' },
        }),
      ),
    ],
  },
  {
    id: 'R7643-2.4-09',
    clause: 'RFC 7643 §2.4',
    level: 'SHOULD',
    requirement:
      'Values are kept as they were sent, as clients send what differs again; a policy can give them another form.',
    checks: [
      scenario(
        post('/Users', user({ emails: [{ value: 'Ada@Example.COM' }] }), 201, {
          has: { emails: [{ value: 'Ada@Example.COM' }] },
        }),
      ),
      scenarioWith(
        { policy: ({ body }) => ({ body: JSON.parse(JSON.stringify(body).replace('Example.COM', 'example.com')) }) },
        post('/Users', user({ emails: [{ value: 'Ada@Example.COM' }] }), 201, {
          has: { emails: [{ value: 'Ada@example.com' }] },
        }),
      ),
    ],
  },
  {
    id: 'R7643-2.4-10',
    clause: 'RFC 7643 §2.4',
    level: 'MAY',
    requirement: 'One value may stand beside itself with another type.',
    checks: [
      scenario(
        post(
          '/Users',
          user({
            emails: [
              { value: 'a@x', type: 'work' },
              { value: 'a@x', type: 'home' },
            ],
          }),
          201,
          {
            has: {
              emails: [
                { value: 'a@x', type: 'work' },
                { value: 'a@x', type: 'home' },
              ],
            },
          },
        ),
      ),
    ],
  },
  {
    id: 'R7643-2.4-11',
    clause: 'RFC 7643 §2.4',
    level: 'SHOULD NOT',
    requirement: 'A value with one type is not returned twice.',
    checks: [
      scenario(
        post(
          '/Users',
          user({
            emails: [
              { value: 'a@x', type: 'work' },
              { value: 'a@x', type: 'work' },
            ],
          }),
          201,
          {
            has: { emails: [{ value: 'a@x', type: 'work' }] },
            lacks: ['emails.1'],
          },
        ),
        patch('/Users/1', [{ op: 'add', path: 'emails', value: [{ value: 'a@x', type: 'work' }] }], 200, {
          lacks: ['emails.1'],
        }),
      ),
    ],
  },
  {
    id: 'R7643-2.5-03',
    clause: 'RFC 7643 §2.5',
    level: 'MAY',
    requirement: 'What has no value is left out.',
    checks: [
      scenario(
        post('/Users', user({ title: null, emails: [], phoneNumbers: null }), 201, {
          lacks: ['title', 'emails', 'phoneNumbers', 'groups'],
          hides: 'null',
        }),
        put('/Users/1', user({ title: 'x' }), 200, { hides: '[]' }),
        patch('/Users/1', [{ op: 'remove', path: 'title' }], 200, { lacks: ['title'], hides: 'null' }),
      ),
    ],
  },
];

/** RFC 7643 §3. */
const resourceRequirements: readonly Requirement[] = [
  {
    id: 'R7643-3.1-02',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'The service provider assigns id and meta, whatever a client sends.',
    checks: [
      scenario(
        post(
          '/Users',
          user({ id: 'mine', meta: { location: 'https://evil.example', created: '2000-01-01T00:00:00Z' } }),
          201,
          {
            has: { id: '1', meta: { created: '2026-01-02T03:04:05.000Z', location: `${BASE}/Users/1` } },
          },
        ),
        get('/Users/mine', 404),
      ),
    ],
  },
  {
    id: 'R7643-3.1-04',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'Every representation has an id.',
    checks: [
      scenario(
        post('/Users?attributes=userName', user(), 201, { has: { id: '1' } }),
        get('/Users/1?excludedAttributes=id', 200, { has: { id: '1' } }),
        get('/Users?attributes=title', 200, { has: { Resources: [{ id: '1' }] } }),
        patch('/Users/1?attributes=title', [{ op: 'add', path: 'title', value: 'x' }], 200, { has: { id: '1' } }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-05',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'No two resources of any types have one id.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const { create } = scenarioProvider(mode, { createId: undefined });
          const ids = new Set<string>();
          for (let index = 0; index < 20; index += 1) {
            ids.add((await create('/Users', user({ userName: `user-${index}` }))).id);
            ids.add((await create('/Groups', group())).id);
          }
          expect(ids.size).toBe(40);
        },
      },
      scenarioWith(
        { createId: () => 'same' },
        post('/Users', user()),
        post('/Groups', group(), 409, { has: { scimType: 'uniqueness' } }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-06',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'An id stays with its resource and is never given to another.',
    checks: [
      scenario(
        post('/Users', user()),
        put('/Users/1', user({ userName: 'other' }), 200, { has: { id: '1' } }),
        patch('/Users/1', [{ op: 'replace', path: 'userName', value: 'another' }], 200, { has: { id: '1' } }),
        remove('/Users/1'),
        post('/Users', user(), 201, { has: { id: '2' } }),
        get('/Users/1', 404),
      ),
    ],
  },
  {
    id: 'R7643-3.1-08',
    clause: 'RFC 7643 §3.1',
    level: 'MUST NOT',
    requirement: 'No id holds the word bulkId.',
    checks: [
      {
        kind: 'proof',
        run: () => {
          let seed = 0;
          const next = createUuidGenerator(
            () => 0,
            (bytes) => bytes.fill(++seed % 256),
          );
          for (let index = 0; index < 500; index += 1)
            expect(next()).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        },
      },
      scenarioWith(
        { createId: () => 'a-bulkId-1' },
        post('/Users', user(), 500),
        get('/Users', 200, { has: { totalResults: 0 } }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-09',
    clause: 'RFC 7643 §3.1',
    level: 'MUST NOT',
    requirement: 'The service provider never makes up an externalId.',
    checks: [
      scenario(
        post('/Users', user(), 201, { lacks: ['externalId'] }),
        put('/Users/1', user(), 200, { lacks: ['externalId'] }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-10',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'An externalId means something to one tenant alone.',
    checks: [
      scenario(
        post('/Users', user({ externalId: 'e' }), 201, { request: { tenant: 'acme' } }),
        post('/Users', user({ externalId: 'e' }), 201, { request: { tenant: 'globex' } }),
        get(`/Users?${filter('externalId eq "e"')}`, 200, {
          request: { tenant: 'acme' },
          has: { totalResults: 1, Resources: [{ id: '1' }] },
        }),
        get(`/Users?${filter('externalId eq "e"')}`, 200, {
          request: { tenant: 'globex' },
          has: { totalResults: 1, Resources: [{ id: '2' }] },
        }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-12',
    clause: 'RFC 7643 §3.1',
    level: 'SHALL',
    requirement: 'A meta that a client sends is ignored.',
    checks: [
      scenario(
        post('/Users', user(), 201, { keep: { created: 'meta.created' } }),
        put('/Users/1', user({ title: 'x', meta: { created: '2000-01-01T00:00:00Z', resourceType: 'Group' } }), 200, {
          has: { meta: { created: '{created}', resourceType: 'User' } },
        }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-13',
    clause: 'RFC 7643 §3.1',
    level: 'STATED',
    requirement: 'The parts of meta are returned by default.',
    checks: [
      scenario(
        post('/Users', user(), 201, { has: { meta: { resourceType: 'User' } } }),
        get('/Users/1?attributes=userName', 200, { lacks: ['meta'] }),
        get('/Users/1?attributes=meta.version', 200, { is: { schemas: [USER], id: '1', meta: { version: 'W/"1"' } } }),
        get('/Users/1?excludedAttributes=meta', 200, { lacks: ['meta'] }),
        get(`/Users?${filter('meta.resourceType eq "user"')}`, 200, { has: { totalResults: 0 } }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-14',
    clause: 'RFC 7643 §3.1',
    level: 'STATED',
    requirement: 'The name of the resource type stands in meta.resourceType.',
    checks: [
      scenario(
        post('/Users', user(), 201, { has: { meta: { resourceType: 'User' } } }),
        post('/Groups', group(), 201, { has: { meta: { resourceType: 'Group' } } }),
        get('/ServiceProviderConfig', 200, { has: { meta: { resourceType: 'ServiceProviderConfig' } } }),
        get('/Schemas', 200, { has: { Resources: [{ meta: { resourceType: 'Schema' } }, {}, {}, {}, {}, {}] } }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-15',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'The time of creation is a dateTime.',
    checks: [
      scenario(
        post('/Users', user(), 201, {
          has: { meta: { created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) } },
        }),
        get(`/Users?${filter('meta.created eq "2026-01-02T04:04:05+01:00"')}`, 200, { has: { totalResults: 1 } }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-16',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'The time of the last change is that of the creation until something changes, and no later one else.',
    checks: [
      scenario(
        post('/Users', user(), 201, { has: { meta: { lastModified: '2026-01-02T03:04:05.000Z' } } }),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 200, {
          tick: 1_000,
          has: { meta: { created: '2026-01-02T03:04:05.000Z', lastModified: '2026-01-02T03:04:06.000Z' } },
        }),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 200, {
          tick: 1_000,
          has: { meta: { lastModified: '2026-01-02T03:04:06.000Z' } },
        }),
        put('/Users/1', user({ title: 'x' }), 200, {
          tick: 1_000,
          has: { meta: { lastModified: '2026-01-02T03:04:06.000Z' } },
        }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-17',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'The address in meta is that of the headers.',
    checks: [
      scenario(
        post('/Users', user(), 201, {
          header: { location: `${BASE}/Users/1`, 'content-location': undefined },
          has: { meta: { location: `${BASE}/Users/1` } },
        }),
        get('/Users/1', 200, { header: { location: `${BASE}/Users/1`, 'content-location': undefined } }),
        put('/Users/1', user(), 200, { header: { location: `${BASE}/Users/1` } }),
        patch('/Users/1', [{ op: 'add', path: 'title', value: 'x' }], 200, { header: { location: `${BASE}/Users/1` } }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-18',
    clause: 'RFC 7643 §3.1',
    level: 'MUST',
    requirement: 'The version in meta is the ETag, and both are marked as weak.',
    checks: [
      scenario(
        post('/Users', user(), 201, { header: { etag: 'W/"1"' }, has: { meta: { version: 'W/"1"' } } }),
        get('/Users/1', 200, { header: { etag: 'W/"1"' }, has: { meta: { version: 'W/"1"' } } }),
        put('/Users/1', user({ title: 'x' }), 200, { header: { etag: 'W/"2"' }, has: { meta: { version: 'W/"2"' } } }),
        patch('/Users/1', [{ op: 'remove', path: 'title' }], 200, {
          header: { etag: 'W/"3"' },
          has: { meta: { version: 'W/"3"' } },
        }),
      ),
    ],
  },
  {
    id: 'R7643-3.1-19',
    clause: 'RFC 7643 §3.1',
    level: 'STATED',
    requirement: 'Versions are optional; here every resource has one.',
    checks: [scenario(get('/ServiceProviderConfig', 200, { has: { etag: { supported: true } } }))],
  },
];

/** RFC 7643 §4. */
const coreRequirements: readonly Requirement[] = [
  {
    id: 'R7643-4.1.1-02',
    clause: 'RFC 7643 §4.1.1',
    level: 'MAY',
    requirement: 'A name is returned as it was written: formatted, in parts, or both.',
    checks: [
      scenario(
        post('/Users', user({ name: { formatted: 'Ada Lovelace' } }), 201, {
          is: expect.objectContaining({ name: { formatted: 'Ada Lovelace' } }),
        }),
        put('/Users/1', user({ name: { givenName: 'Ada' } }), 200, {
          is: expect.objectContaining({ name: { givenName: 'Ada' } }),
        }),
      ),
    ],
  },
  {
    id: 'R7643-4.1.1-03',
    clause: 'RFC 7643 §4.1.1',
    level: 'SHOULD',
    requirement: 'The formatted name and its parts describe one name.',
    notApplicable: 'nothing is derived: both are what the client wrote, and stay so until it writes them again',
  },
  {
    id: 'R7643-4.1.1-08',
    clause: 'RFC 7643 §4.1.1',
    level: 'MAY',
    requirement: 'A locale with an underscore is accepted where the mode allows it, and kept as it was sent.',
    checks: [scenarioIn('lenient', post('/Users', user({ locale: 'en_US' }), 201, { has: { locale: 'en_US' } }))],
  },
  {
    id: 'R7643-4.1.1-11',
    clause: 'RFC 7643 §4.1.1',
    level: 'SHALL NOT',
    requirement: 'No answer holds a password or its hash.',
    checks: [
      scenario(
        post('/Users?attributes=password', user({ password: 'open sesame' }), 201, {
          lacks: ['password'],
          hides: 'sesame',
        }),
        get('/Users/1?attributes=password,userName', 200, { lacks: ['password'], hides: 'hash of' }),
        get('/Users?attributes=password', 200, { lacks: ['Resources.0.password'], hides: 'hash of' }),
        post(
          '/Users/.search',
          { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], attributes: ['password'] },
          200,
          { hides: 'hash of' },
        ),
        put('/Users/1', user({ password: 'open barley' }), 200, { hides: 'barley' }),
        patch('/Users/1', [{ op: 'replace', path: 'password', value: 'open rye' }], 200, {
          lacks: ['password'],
          hides: 'rye',
        }),
        post(
          '/Bulk',
          bulk([
            {
              method: 'PATCH',
              path: '/Users/1',
              data: {
                schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
                Operations: [{ op: 'add', path: 'password', value: 'open wheat' }],
              },
            },
          ]),
          200,
          { hides: 'wheat' },
        ),
      ),
    ],
  },
  {
    id: 'R7643-4.1.1-12',
    clause: 'RFC 7643 §4.1.1, EID 8450',
    level: 'SHOULD',
    requirement: 'No store is handed a password, only its salted hash.',
    checks: [
      {
        kind: 'proof',
        mode: 'lenient',
        run: async () => {
          const text = await storedText(async (send) => {
            await send('POST', '/Users', user({ password: 'open sesame' }));
            await send('POST', '/Users', user({ userName: 'b' }));
            await send('PUT', '/Users/2', user({ userName: 'b', password: 'open barley' }));
          });
          expect(text.match(/\$pbkdf2-sha512\$i=\d+\$/g)).toHaveLength(2);
          expect(text).not.toMatch(/sesame|barley/);
        },
      },
    ],
  },
  {
    id: 'R7643-4.1.1-13',
    clause: 'RFC 7643 §4.1.1',
    level: 'SHOULD',
    requirement: 'A password is seen by the policy first, then brought into one form, then hashed.',
    checks: [
      scenarioWith(
        {
          policy: ({ body }) =>
            String((body as Json).password ?? '').length < 8
              ? { refuse: new ScimError(400, 'The password is too short.', { scimType: 'invalidValue' }) }
              : undefined,
        },
        post('/Users', user({ password: 'short' }), 400, { has: { scimType: 'invalidValue' } }),
        post('/Users', user({ password: 'long enough' })),
      ),
    ],
    elsewhere: 'that two spellings of one character are one is among the tests of hashing',
  },
  {
    id: 'R7643-4.1.1-14',
    clause: 'RFC 7643 §4.1.1',
    level: 'MUST',
    requirement: 'A password is handed on over secured connections only.',
    notApplicable: 'no password is handed on to anybody',
  },
  {
    id: 'R7643-4.1.1-15',
    clause: 'RFC 7643 §4.1.1',
    level: 'MUST',
    requirement: 'A password that is kept for a time is protected.',
    notApplicable: 'no password is kept, not even for a time; only its hash is (R7643-4.1.1-12)',
  },
  {
    id: 'R7643-4.1.1-16',
    clause: 'RFC 7643 §4.1.1',
    level: 'MAY',
    requirement: 'Nobody can ask for a password by a filter.',
    checks: [
      scenario(
        post('/Users', user({ password: 'open sesame' })),
        ...[
          'password eq "open sesame"',
          'password sw "open"',
          'password pr',
          'not (password pr)',
          'userName eq "ada" and password co "o"',
        ].map((text) => get(`/Users?${filter(text)}`, 400, { has: { scimType: 'invalidFilter' } })),
        get('/Users?sortBy=password', 400),
      ),
    ],
  },
  {
    id: 'R7643-4.1.2-02',
    clause: 'RFC 7643 §4.1.2',
    level: 'MAY',
    requirement: 'The display of an element may show its canonical form.',
    notApplicable: 'display is what the client wrote; nothing is derived',
  },
  {
    id: 'R7643-4.1.2-04',
    clause: 'RFC 7643 §4.1.2',
    level: 'SHOULD',
    requirement: 'Addresses of instant messaging are brought into one form.',
    notApplicable: 'values are kept as they were sent, see R7643-2.4-09; a policy can change them',
  },
  {
    id: 'R7643-4.1.2-09',
    clause: 'RFC 7643 §4.1.2',
    level: 'MUST',
    requirement: 'The groups of a user have the id and the address of each group.',
    checks: [
      scenario(
        post('/Users', user()),
        post('/Groups', group({ members: [{ value: '1' }] })),
        get('/Users/1', 200, {
          has: { groups: [{ value: '2', $ref: `${BASE}/Groups/2`, display: 'Pilots', type: 'direct' }] },
        }),
        get('/Users', 200, { has: { Resources: [{ groups: [{ value: '2' }] }] } }),
        get(`/Users?${filter('groups.value eq "2"')}`, 200, { has: { totalResults: 1 } }),
      ),
    ],
  },
  {
    id: 'R7643-4.1.2-10',
    clause: 'RFC 7643 §4.1.2',
    level: 'MUST',
    requirement: 'The groups of a user change by changing the groups alone.',
    checks: [
      scenario(
        post('/Users', user({ groups: [{ value: '2' }] }), 201, { lacks: ['groups'] }),
        post('/Groups', group()),
        put('/Users/1', user({ groups: [{ value: '2' }] }), 200, { lacks: ['groups'] }),
        patch('/Users/1', [{ op: 'add', path: 'groups', value: [{ value: '2' }] }], 400, {
          has: { scimType: 'mutability' },
        }),
        patch('/Groups/2', [{ op: 'add', path: 'members', value: [{ value: '1' }] }], 204),
        get('/Users/1', 200, { has: { groups: [{ value: '2' }] } }),
        patch('/Groups/2', [{ op: 'remove', path: 'members[value eq "1"]' }], 204),
        get('/Users/1', 200, { lacks: ['groups'] }),
      ),
    ],
  },
  {
    id: 'R7643-4.1.2-11',
    clause: 'RFC 7643 §4.1.2',
    level: 'SHOULD',
    requirement: 'A group that has a user through another group is indirect.',
    checks: [
      scenario(
        post('/Users', user()),
        post('/Groups', group({ members: [{ value: '1' }] })),
        post('/Groups', group({ displayName: 'Crew', members: [{ value: '2' }] })),
        get('/Users/1', 200, {
          has: {
            groups: [
              { value: '2', type: 'direct' },
              { value: '3', type: 'indirect', display: 'Crew' },
            ],
          },
        }),
      ),
    ],
  },
  {
    id: 'R7643-4.2-03',
    clause: 'RFC 7643 §4.2',
    level: 'STATED',
    requirement: 'A member is given by its id; type, address and name are filled in.',
    checks: [
      scenario(
        post('/Users', user({ displayName: 'Ada' })),
        post('/Groups', group({ members: [{ value: '1' }] }), 201, {
          has: { members: [{ value: '1', type: 'User', $ref: `${BASE}/Users/1`, display: 'Ada' }] },
        }),
        post('/Groups', group({ members: [{ value: '2', type: 'User' }] }), 201, {
          has: { members: [{ value: '2', type: 'Group', $ref: `${BASE}/Groups/2`, display: 'Pilots' }] },
        }),
      ),
    ],
  },
  {
    id: 'R7643-4.2-04',
    clause: 'RFC 7643 §4.2',
    level: 'MAY',
    requirement: 'A schema can require a part of each element.',
    checks: [
      scenarioWith(
        withSamples,
        post('/Samples', sample({ parts: [{ note: 'without value' }] }), 400, { has: { scimType: 'invalidValue' } }),
        post('/Samples', sample({ parts: [{ value: 'x' }] })),
      ),
    ],
  },
  {
    id: 'R7643-4.2-05',
    clause: 'RFC 7643 §4.2',
    level: 'MAY',
    requirement: 'Groups may have groups as members, also in a circle.',
    checks: [
      scenario(
        post('/Groups', group({ displayName: 'A' })),
        post('/Groups', group({ displayName: 'B', members: [{ value: '1', type: 'Group' }] })),
        patch('/Groups/1', [{ op: 'add', path: 'members', value: [{ value: '2' }] }], 204),
        post('/Users', user()),
        patch('/Groups/1', [{ op: 'add', path: 'members', value: [{ value: '3' }] }], 204),
        get('/Users/3', 200, {
          has: {
            groups: [
              { value: '1', type: 'direct' },
              { value: '2', type: 'indirect' },
            ],
          },
        }),
      ),
    ],
  },
];

const FEATURES = ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag'] as const;

/** RFC 7643 §5 to §7 and §9. */
const discoveryRequirements: readonly Requirement[] = [
  {
    id: 'R7643-5-01',
    clause: 'RFC 7643 §5',
    level: 'STATED',
    requirement: 'The configuration is read-only and needs no id.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, { lacks: ['id'] }),
        put('/ServiceProviderConfig', {}, 405),
        patch('/ServiceProviderConfig', [], 405),
      ),
    ],
  },
  {
    id: 'R7643-5-02',
    clause: 'RFC 7643 §5',
    level: 'REQUIRED',
    requirement: 'Every feature says whether it is supported, also one that is not.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, {
          has: {
            ...Object.fromEntries(FEATURES.map((name) => [name, { supported: true }])),
            bulk: { maxOperations: 1_000, maxPayloadSize: 16_777_216 },
            filter: { maxResults: 1_000 },
          },
        }),
      ),
      scenarioWith(
        { bulk: false, resourceTypes: [groupResourceType] },
        get('/ServiceProviderConfig', 200, {
          has: {
            bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
            changePassword: { supported: false },
          },
        }),
      ),
    ],
  },
  {
    id: 'R7643-5-03',
    clause: 'RFC 7643 §5',
    level: 'STATED',
    requirement: 'The limits that are told are those that hold.',
    checks: [
      scenarioWith(
        { limits: { maxPageSize: 2, bulkOperations: 1, bulkBytes: 300 } },
        get('/ServiceProviderConfig', 200, {
          has: { filter: { maxResults: 2 }, bulk: { maxOperations: 1, maxPayloadSize: 300 } },
        }),
        ...['a', 'b', 'c'].map((userName) => post('/Users', user({ userName }))),
        get('/Users?count=3', 200, { has: { itemsPerPage: 2, totalResults: 3 } }),
        post(
          '/Bulk',
          bulk([
            { method: 'DELETE', path: '/Users/1' },
            { method: 'DELETE', path: '/Users/2' },
          ]),
          413,
        ),
        post('/Bulk', bulk([{ method: 'DELETE', path: `/Users/${'x'.repeat(300)}` }]), 413),
      ),
    ],
  },
  {
    id: 'R7643-5-04',
    clause: 'RFC 7643 §5',
    level: 'REQUIRED',
    requirement: 'Each kind of authentication has a type, a name and a description.',
    checks: [
      scenario(
        get('/ServiceProviderConfig', 200, {
          has: {
            authenticationSchemes: [
              { type: 'oauthbearertoken', name: expect.stringMatching(/./), description: expect.stringMatching(/./) },
            ],
          },
        }),
      ),
    ],
  },
  {
    id: 'R7643-5-05',
    clause: 'RFC 7643 §5',
    level: 'SHOULD',
    requirement: 'The configuration can be read without credentials, unless that is not wished.',
    checks: [
      scenarioWith({ authenticate: () => undefined }, get('/ServiceProviderConfig')),
      scenarioWith({ authenticate: () => undefined, publicDiscovery: 'none' }, get('/ServiceProviderConfig', 401)),
    ],
  },
  {
    id: 'R7643-5-06',
    clause: 'RFC 7643 §5',
    level: 'OPTIONAL',
    requirement: 'The address of a documentation is told where there is one.',
    checks: [
      scenario(get('/ServiceProviderConfig', 200, { lacks: ['documentationUri'] })),
      scenarioWith(
        { documentationUri: 'https://example.com/help' },
        get('/ServiceProviderConfig', 200, { has: { documentationUri: 'https://example.com/help' } }),
      ),
    ],
  },
  {
    id: 'R7643-6-01',
    clause: 'RFC 7643 §6',
    level: 'STATED',
    requirement: 'Resource types are read-only.',
    checks: [
      scenario(
        post('/ResourceTypes', {}, 405),
        put('/ResourceTypes/User', {}, 405),
        patch('/ResourceTypes/User', [], 405),
        remove('/ResourceTypes/User', 405),
      ),
    ],
  },
  {
    id: 'R7643-6-02',
    clause: 'RFC 7643 §6, EID 8475',
    level: 'MUST',
    requirement: 'The name of a resource type is its own, in its letter case, and stands in meta.resourceType.',
    checks: [
      { kind: 'options', options: { resourceTypes: [userResourceType, userResourceType] }, refused: '"User"' },
      scenario(
        get('/ResourceTypes/User', 200, { has: { name: 'User' } }),
        get('/ResourceTypes/user', 404),
        post('/Users', user(), 201, { has: { meta: { resourceType: 'User' } } }),
      ),
    ],
  },
  {
    id: 'R7643-6-03',
    clause: 'RFC 7643 §6',
    level: 'MUST',
    requirement: 'A resource type is described.',
    checks: [
      scenario(
        get('/ResourceTypes', 200, {
          has: {
            Resources: [{ description: expect.stringMatching(/./) }, { description: expect.stringMatching(/./) }],
          },
        }),
      ),
    ],
  },
  {
    id: 'R7643-6-04',
    clause: 'RFC 7643 §6, EID 8365, 8475',
    level: 'REQUIRED',
    requirement: 'Each resource type has one endpoint of its own, relative to the base URL.',
    checks: [
      scenario(get('/ResourceTypes', 200, { has: { Resources: [{ endpoint: '/Users' }, { endpoint: '/Groups' }] } })),
      {
        kind: 'options',
        options: {
          resourceTypes: [
            userResourceType,
            defineResourceType({ name: 'Twin', endpoint: '/Users', schema: userSchema }),
          ],
        },
        refused: '"/Users"',
      },
    ],
  },
  {
    id: 'R7643-6-05',
    clause: 'RFC 7643 §6',
    level: 'MUST',
    requirement: 'Each schema that a resource type names is served.',
    checks: [
      scenario(
        get('/ResourceTypes/User', 200, {
          has: { schema: USER, schemaExtensions: [{ schema: ENTERPRISE }] },
          keep: { schema: 'schema', extension: 'schemaExtensions.0.schema' },
        }),
        get('/Schemas/{schema}', 200, { has: { id: '{schema}' } }),
        get('/Schemas/{extension}', 200, { has: { id: '{extension}' } }),
      ),
    ],
  },
  {
    id: 'R7643-6-06',
    clause: 'RFC 7643 §6',
    level: 'MUST',
    requirement: 'A required extension is in every resource of the type; another one may be absent.',
    checks: [
      scenarioWith(
        {
          resourceTypes: [
            defineResourceType({
              name: 'Employee',
              endpoint: '/Employees',
              schema: userSchema,
              extensions: [{ schema: enterpriseUserSchema, required: true }],
            }),
          ],
        },
        post('/Employees', user(), 400, { has: { scimType: 'invalidValue' } }),
        post('/Employees', user({ [ENTERPRISE]: { department: 'Flight' } })),
      ),
      scenario(post('/Users', user(), 201, { lacks: [ENTERPRISE] })),
    ],
  },
  {
    id: 'R7643-6-07',
    clause: 'RFC 7643 §6, EID 7522',
    level: 'OPTIONAL',
    requirement: 'A resource type without extensions does not list any.',
    checks: [scenario(get('/ResourceTypes/Group', 200, { lacks: ['schemaExtensions.0'] }))],
  },
  {
    id: 'R7643-7-01',
    clause: 'RFC 7643 §7',
    level: 'STATED',
    requirement: 'Every schema that a resource names is served, and none can be changed.',
    checks: [
      scenario(
        ...[USER, ENTERPRISE, GROUP].map((urn) => get(`/Schemas/${urn}`, 200, { has: { id: urn } })),
        ...['ServiceProviderConfig', 'ResourceType', 'Schema'].map((name) =>
          get(`/Schemas/urn:ietf:params:scim:schemas:core:2.0:${name}`, 200, {
            has: { name: expect.stringMatching(/./) },
          }),
        ),
        put(`/Schemas/${USER}`, {}, 405),
        post('/Schemas', {}, 405),
        remove(`/Schemas/${USER}`, 405),
      ),
    ],
  },
  {
    id: 'R7643-7-04',
    clause: 'RFC 7643 §7',
    level: 'MUST',
    requirement: 'A schema has its URN as id, a name and a description.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const { body } = await scenarioProvider(mode).send('GET', '/Schemas');
          for (const schema of body.Resources) {
            expect(schema).toMatchObject({
              id: expect.stringMatching(/^urn:/),
              name: expect.stringMatching(/./),
              description: expect.stringMatching(/./),
            });
          }
        },
      },
    ],
  },
  {
    id: 'R7643-7-13',
    clause: 'RFC 7643 §7',
    level: 'STATED',
    requirement: 'What is returned follows from returned: always, by default, when asked for or just written, never.',
    checks: [
      scenarioWith(
        withSamples,
        post('/Samples', sample(), 201, { has: { always: 'a', usual: 'b', asked: 'c' }, lacks: ['secret'] }),
        post('/Samples?attributes=usual', sample(), 201, {
          has: { always: 'a', usual: 'b' },
          lacks: ['asked', 'secret'],
        }),
        get('/Samples/1', 200, { has: { always: 'a', usual: 'b' }, lacks: ['asked', 'secret'] }),
        get('/Samples/1?attributes=asked', 200, { has: { always: 'a', asked: 'c' }, lacks: ['usual', 'secret'] }),
        get('/Samples/1?attributes=secret', 200, { has: { always: 'a' }, lacks: ['usual', 'asked', 'secret'] }),
        get('/Samples/1?excludedAttributes=always,usual', 200, {
          has: { always: 'a' },
          lacks: ['usual', 'asked', 'secret'],
        }),
        get('/Samples', 200, { has: { Resources: [{ always: 'a', usual: 'b' }, {}] }, lacks: ['Resources.0.asked'] }),
        put('/Samples/1', sample({ asked: 'x' }), 200, { has: { usual: 'b', asked: 'x' }, lacks: ['secret'] }),
        put('/Samples/1', { schemas: [SAMPLE], always: 'a' }, 200, { lacks: ['usual', 'asked'] }),
        patch('/Samples/1', [{ op: 'add', path: 'asked', value: 'y' }], 200, { has: { asked: 'y' } }),
        patch('/Samples/1', [{ op: 'add', path: 'usual', value: 'z' }], 200, { has: { usual: 'z' }, lacks: ['asked'] }),
        patch('/Samples/1', [{ op: 'add', value: { asked: 'v' } }], 200, { has: { asked: 'v' } }),
      ),
    ],
  },
  {
    id: 'R7643-7-15',
    clause: 'RFC 7643 §7',
    level: 'MAY',
    requirement: 'A value that is taken is 409 uniqueness, however it is written.',
    checks: [
      scenario(
        post('/Users', user()),
        post('/Users', user({ userName: 'b' })),
        put('/Users/2', user({ userName: 'ADA' }), 409, { has: { scimType: 'uniqueness' } }),
        patch('/Users/2', [{ op: 'replace', path: 'userName', value: 'ada' }], 409, {
          has: { scimType: 'uniqueness' },
        }),
        get('/Users/2', 200, { has: { userName: 'b', meta: { version: 'W/"1"' } } }),
      ),
    ],
  },
  {
    id: 'R7643-7-16',
    clause: 'RFC 7643 §7',
    level: 'SHOULD',
    requirement:
      'A value that is unique on the server is so within its tenant, one that is unique globally is so everywhere.',
    checks: [
      scenarioWith(
        withSamples,
        post('/Users', user(), 201, { request: { tenant: 'acme' } }),
        post('/Users', user(), 201, { request: { tenant: 'globex' } }),
        post('/Samples', sample({ serial: 's' }), 201, { request: { tenant: 'acme' } }),
        post('/Samples', sample({ serial: 's' }), 409, {
          request: { tenant: 'globex' },
          has: { scimType: 'uniqueness' },
        }),
        post('/Samples', sample({ serial: 'S' }), 201, { request: { tenant: 'globex' } }),
      ),
    ],
  },
  {
    id: 'R7643-9-01',
    clause: 'RFC 7643 §9.3',
    level: 'MUST NOT',
    requirement: 'No password is stored in clear text, whichever way it came.',
    checks: [
      {
        kind: 'proof',
        mode: 'lenient',
        run: async () => {
          const text = await storedText(async (send) => {
            await send('POST', '/Users', user({ password: 'open sesame' }));
            const operations = [{ op: 'replace', path: 'password', value: 'open barley' }];
            const message = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
            await send('PATCH', '/Users/1', message);
            const data = user({ userName: 'b', password: 'open rye' });
            await send('POST', '/Bulk', bulk([{ method: 'POST', path: '/Users', bulkId: 'b', data }]));
            await send('POST', '/Users', user({ userName: 'c' }));
            await send('PATCH', '/Users/3', {
              ...message,
              Operations: [{ op: 'add', value: { password: 'open wheat' } }],
            });
          });
          expect(text.match(/\$pbkdf2-sha512\$/g)).toHaveLength(3);
          expect(text).not.toMatch(/sesame|barley|rye|wheat/);
        },
      },
    ],
    elsewhere: 'the journal of the SQLite store holds no hash either, which its tests state',
  },
  {
    id: 'R7643-9-02',
    clause: 'RFC 7643 §9.3',
    level: 'SHOULD',
    requirement: 'Input is validated, and never becomes code or the name of what every object has.',
    checks: [
      {
        kind: 'proof',
        run: async (mode) => {
          const { send } = scenarioProvider(mode);
          const body =
            '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"x","__proto__":{"polluted":1}}';
          await send('POST', '/Users', body);
          await send('PATCH', '/Users/1', {
            schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
            Operations: [{ op: 'add', path: '__proto__.polluted', value: 1 }],
          });
          expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
          for (const text of ['userName eq "\' OR 1=1 --"', 'userName eq "\\"; DROP TABLE resource"']) {
            expect((await send('GET', `/Users?${filter(text)}`)).body.totalResults).toBe(0);
          }
        },
      },
    ],
    elsewhere: 'e2e sends 200,000 hostile requests to a server; the SQLite store binds every value to a parameter',
  },
  {
    id: 'R7643-9-03',
    clause: 'RFC 7643 §9.2',
    level: 'STATED',
    requirement: 'Identifiers do not let tenants recognize a resource that several of them see.',
    notApplicable: 'each resource belongs to one tenant, and its id is random',
  },
  {
    id: 'R7643-9-04',
    clause: 'RFC 7643 §9.2',
    level: 'STATED',
    requirement: 'No tenant learns the externalId that another one has given.',
    checks: [
      scenario(
        post('/Users', user({ externalId: 'theirs' }), 201, { request: { tenant: 'acme' } }),
        get('/Users/1', 404, { request: { tenant: 'globex' } }),
        get('/Users', 200, { request: { tenant: 'globex' }, has: { totalResults: 0 } }),
        get(`/Users?${filter('externalId pr')}`, 200, { request: { tenant: 'globex' }, has: { totalResults: 0 } }),
      ),
    ],
  },
];

/** RFC 7643. */
export const schemaRequirements: readonly Requirement[] = [
  ...attributeRequirements,
  ...resourceRequirements,
  ...coreRequirements,
  ...discoveryRequirements,
];
