import { expect } from 'vitest';
import {
  both,
  type Check,
  ENTERPRISE,
  find,
  type Json,
  LIST,
  lenient,
  read,
  refused,
  resourcesOf,
  type Step,
  USER,
  user,
} from '../check.ts';

/** Every attribute that Entra maps by default, as it creates somebody. */
const everything: Json = {
  schemas: [USER, ENTERPRISE],
  externalId: '0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
  userName: 'Ada.Lovelace@example.com',
  active: true,
  displayName: 'Ada Lovelace',
  title: 'Countess',
  preferredLanguage: 'en-GB',
  name: { formatted: 'Ada Lovelace', familyName: 'Lovelace', givenName: 'Ada' },
  emails: [{ primary: true, type: 'work', value: 'ada@example.com' }],
  addresses: [
    {
      ...{ type: 'work', formatted: '12 St James’s Square', streetAddress: '12 St James’s Square', locality: 'London' },
      ...{ region: 'London', postalCode: 'SW1Y 4JH', country: 'GB' },
    },
  ],
  phoneNumbers: [
    { type: 'work', value: '+44 20 7946 0001' },
    { type: 'mobile', value: '+44 7700 900001' },
    { type: 'fax', value: '+44 20 7946 0002' },
  ],
  roles: [{ primary: true, type: 'WindowsAzureActiveDirectoryRole', display: 'Analyst', value: 'analyst' }],
  [ENTERPRISE]: { employeeNumber: '701984', department: 'Engines', costCenter: '4130', organization: 'Babbage' },
};

const found = (step: Step, body: Json): Step[] => [
  { ...step, keep: 'ada' },
  {
    ...find('/Users?filter=userName eq "Ada.Lovelace@example.com"', ['ada']),
    has: { schemas: [LIST], totalResults: 1, Resources: [body] },
  },
];

const names = {
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ value: 'ada@example.com', type: 'work' }],
};
const search = (body: Json): Json => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
  ...body,
});
const only = (answer: Step, present: readonly string[]): Step => ({
  ...answer,
  holds: ({ body }) => {
    const resource = resourcesOf(body)[0] ?? body ?? {};
    // meta and schemas may come along or not (RFC 7643, section 3.1, and RFC 7644, section 3.9).
    const others = Object.keys(resource).filter((name) => !['schemas', 'meta'].includes(name));
    expect(others.sort()).toEqual([...present].sort());
  },
});

export const userChecks: readonly Check[] = [
  {
    id: 'U01',
    asserts: 'every attribute comes back as it was sent',
    modes: both,
    steps: found({ send: 'POST /Users', body: everything, status: 201 }, everything),
  },
  {
    id: 'U01',
    asserts: 'the validator’s text in the place of a boolean becomes one',
    modes: lenient,
    steps: found(
      {
        send: 'POST /Users',
        body: { ...everything, roles: [{ primary: 'True', value: 'analyst' }] },
        status: 201,
      },
      { ...everything, roles: [{ primary: true, value: 'analyst' }] },
    ),
  },
  {
    id: 'U02',
    asserts: 'somebody with little is created, and answered whole',
    modes: both,
    steps: [
      {
        send: 'POST /Users',
        body: { schemas: [USER], userName: 'ada@example.com', name: names.name, active: true },
        status: 201,
        has: {
          schemas: [USER],
          id: expect.stringMatching(/./),
          userName: 'ada@example.com',
          name: names.name,
          active: true,
          meta: { resourceType: 'User', created: expect.any(String), lastModified: expect.any(String) },
        },
        holds: ({ headers, body }) => {
          expect(body).toHaveProperty('meta.location', headers.location);
        },
      },
    ],
  },
  {
    id: 'U03',
    asserts: 'a second one of the same userName is refused, in another letter case too',
    modes: both,
    steps: [
      user('ada'),
      refused('POST /Users', 409, { schemas: [USER], userName: 'ada@example.com' }, 'uniqueness'),
      refused('POST /Users', 409, { schemas: [USER], userName: 'ADA@example.com' }, 'uniqueness'),
    ],
  },
  {
    id: 'U04',
    asserts: 'names of attributes are taken in any letter case',
    modes: both,
    steps: [
      {
        send: 'POST /Users',
        body: {
          schemas: [USER],
          UserName: 'ada@example.com',
          Active: true,
          Emails: [{ Value: 'ada@example.com', Type: 'work', Primary: true }],
        },
        status: 201,
        keep: 'ada',
      },
      read('/Users/{ada}', {
        userName: 'ada@example.com',
        active: true,
        emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
      }),
    ],
  },
  {
    id: 'U05',
    asserts: 'somebody can be read by id',
    modes: both,
    steps: [user('ada', { ...names, active: true }), read('/Users/{ada}', { id: '{ada}', ...names, active: true })],
  },
  { id: 'U06', asserts: 'who is not there is an error', modes: both, steps: [refused('GET /Users/nobody', 404)] },
  {
    id: 'U07',
    asserts: 'a page of one says where it is, and shows somebody whole',
    modes: both,
    steps: [
      user('ada', { ...names, active: true }),
      user('grace', { ...names, active: true }),
      {
        send: 'GET /Users?count=1&startIndex=1',
        status: 200,
        has: {
          schemas: [LIST],
          totalResults: 2,
          startIndex: 1,
          itemsPerPage: 1,
          Resources: [{ id: expect.any(String), userName: expect.any(String), active: true, ...names }],
        },
      },
    ],
  },
  {
    id: 'U08',
    asserts: 'everybody is listed',
    modes: both,
    steps: [user('ada'), user('grace'), find('/Users', ['ada', 'grace'])],
  },
  {
    id: 'U09',
    asserts: 'no answer shows a password, and each lists its schemas',
    modes: both,
    // The runner looks at each resource of each check; here is somebody who has a password and an extension.
    steps: [
      user('ada', { schemas: [USER, ENTERPRISE], password: 'Xk2m9Qv7Lp4T', [ENTERPRISE]: { department: 'Engines' } }),
      read('/Users/{ada}', { schemas: [USER, ENTERPRISE] }, ['password']),
      { ...find('/Users?attributes=password,userName', ['ada']), has: { totalResults: 1 } },
    ],
  },
  {
    id: 'U10',
    asserts: 'attributes can be chosen and left out; id stays',
    modes: both,
    steps: [
      user('ada', { ...names, title: 'Countess' }),
      only({ send: 'GET /Users/{ada}?attributes=userName', status: 200 }, ['id', 'userName']),
      only(
        {
          send: 'GET /Users?attributes=name.givenName',
          status: 200,
          has: { Resources: [{ name: { givenName: 'Ada' } }] },
        },
        ['id', 'name'],
      ),
      only({ send: 'GET /Users/{ada}?excludedAttributes=emails,name,id', status: 200 }, ['id', 'title', 'userName']),
      only({ send: 'POST /Users/.search', body: search({ attributes: ['title'] }), status: 200 }, ['id', 'title']),
      only({ send: 'POST /.search', body: search({ excludedAttributes: ['emails', 'name', 'title'] }), status: 200 }, [
        'id',
        'userName',
      ]),
    ],
  },
  {
    id: 'U11',
    asserts: 'a search may be sent to the root, users and groups',
    modes: both,
    steps: [
      user('ada'),
      ...['/', '/Users/', '/Groups/'].map(
        (path): Step => ({
          send: `POST ${path}.search`,
          body: search({ filter: 'meta.resourceType eq "User"', count: 10 }),
          status: 200,
          has: { schemas: [LIST], totalResults: path === '/Groups/' ? 0 : 1 },
        }),
      ),
    ],
  },
  {
    id: 'U12',
    asserts: 'what a token without a person of its own asks of /Me is not supported',
    modes: both,
    steps: ['GET', 'PUT', 'PATCH', 'DELETE'].map((method) =>
      refused(`${method} /Me`, 501, method === 'GET' || method === 'DELETE' ? undefined : { schemas: [USER] }),
    ),
  },
];
