import { expect } from 'vitest';
import {
  both,
  type Check,
  ENTERPRISE,
  find,
  GROUP,
  group,
  type Json,
  LIST,
  lenient,
  patch,
  read,
  refused,
  type Step,
  strict,
  type Together,
  USER,
  user,
} from '../check.ts';

const change = (op: string, path: string, value?: unknown): Json => ({
  op,
  path,
  ...(value === undefined ? {} : { value }),
});
const members = (...names: readonly string[]): Step => ({
  send: 'GET /Groups/{Staff}',
  status: 200,
  holds: ({ body }, id) => {
    const held = ((body?.members ?? []) as { value: string }[]).map(({ value }) => value);
    expect(held.toSorted()).toEqual(names.map(id).toSorted());
  },
});
const team = ['ada', 'grace', 'katherine', 'dorothy', 'mary'];
const everybody = team.map((name) => user(name));

/** Users whose creation meets a second one of the same name, at the same time. */
function races(count: number, atATime: number): Together[] {
  const pairs = Array.from({ length: count }, (_, index) => {
    const body = { schemas: [USER], userName: `user-${index}@example.com` };
    let taken = 0;
    const step: Step = {
      send: 'POST /Users',
      body,
      status: [201, 409],
      holds: ({ status }) => {
        if (status === 201) taken += 1;
        expect(taken).toBeLessThan(2);
      },
    };
    return [step, step];
  });
  return Array.from({ length: count / atATime }, (_, index) => {
    return { together: pairs.slice(index * atATime, (index + 1) * atATime).flat() };
  });
}

/** What is stored must not be put in order: a difference is changed back with every cycle. */
const asSent: Json = {
  userName: 'Ada.Lovelace@Example.COM',
  displayName: '  Ada  Lovelace ',
  externalId: 'AbC-1',
  phoneNumbers: [{ type: 'work', value: '+44 (0)20 7946-0001 ext. 7' }],
  emails: [{ type: 'work', value: 'Ada.LOVELACE@example.com' }],
  profileUrl: 'HTTPS://Example.com/%7Eada',
  addresses: [{ type: 'work', streetAddress: '12 St James’s Square\r\nLondon', country: 'GB' }],
};

export const entraChecks: readonly Check[] = [
  ...['False', 'True', 'false', 'true'].map(
    (text): Check => ({
      id: 'E01',
      asserts: `active is replaced with the text "${text}", and is a boolean then`,
      modes: lenient,
      steps: [
        user('ada', { active: !/true/i.test(text) }),
        patch('/Users/{ada}', change('Replace', 'active', text)),
        read('/Users/{ada}', { active: /true/i.test(text) }),
      ],
    }),
  ),
  {
    id: 'E02',
    asserts: 'keys of a value without path may be dotted, or have a URN',
    modes: lenient,
    steps: [
      user('ada', { name: { givenName: 'A', middleName: 'King' } }),
      patch('/Users/{ada}', change('replace', 'emails[type eq "work"].value', 'ada@example.com'), {
        op: 'replace',
        value: {
          displayName: 'Ada Lovelace',
          'name.givenName': 'Ada',
          'name.familyName': 'Lovelace',
          [`${ENTERPRISE}:employeeNumber`]: '701984',
        },
      }),
      read(
        '/Users/{ada}',
        {
          displayName: 'Ada Lovelace',
          name: { givenName: 'Ada', familyName: 'Lovelace', middleName: 'King' },
          emails: [{ type: 'work', value: 'ada@example.com' }],
          [ENTERPRISE]: { employeeNumber: '701984' },
        },
        ['name.givenName', `${ENTERPRISE}:employeeNumber`],
      ),
    ],
  },
  ...[{}, { $ref: null }].map(
    (reference): Check => ({
      id: 'E03',
      asserts: `a removal of members removes those that it lists (${JSON.stringify(reference)})`,
      modes: lenient,
      steps: [
        ...everybody,
        group('Staff', team),
        patch(
          '/Groups/{Staff}',
          change('Remove', 'members', [
            { ...reference, value: '{ada}' },
            { ...reference, value: '{mary}' },
          ]),
        ),
        members('grace', 'katherine', 'dorothy'),
      ],
    }),
  ),
  {
    id: 'E04',
    asserts: 'a manager who is a text is stored as one, below the URN',
    modes: lenient,
    steps: [
      user('babbage'),
      user('ada'),
      patch('/Users/{ada}', change('Add', `${ENTERPRISE}:manager`, '{babbage}')),
      read('/Users/{ada}', { schemas: [USER, ENTERPRISE], [ENTERPRISE]: { manager: { value: '{babbage}' } } }),
    ],
  },
  {
    id: 'E05',
    asserts: 'a work e-mail address that is not there is created with its type',
    modes: lenient,
    steps: [
      user('ada', { emails: [{ type: 'home', value: 'ada@example.net' }] }),
      patch('/Users/{ada}', change('Add', 'emails[type eq "work"].value', 'ada@example.com')),
      read('/Users/{ada}', {
        emails: [
          { type: 'home', value: 'ada@example.net' },
          { type: 'work', value: 'ada@example.com' },
        ],
      }),
    ],
  },
  {
    id: 'E06',
    asserts: 'what is replaced and is not there is created',
    modes: lenient,
    steps: [
      user('ada'),
      patch('/Users/{ada}', change('Replace', 'phoneNumbers[type eq "mobile"].value', '+44 7700 900001')),
      read('/Users/{ada}', { phoneNumbers: [{ type: 'mobile', value: '+44 7700 900001' }] }),
    ],
  },
  {
    id: 'E06',
    asserts: 'what is replaced and is not there is no target (RFC 7644, section 3.5.2.3)',
    modes: strict,
    steps: [
      user('ada'),
      refused(
        'PATCH /Users/{ada}',
        400,
        patch('', change('replace', 'phoneNumbers[type eq "mobile"].value', '+44 7700 900001')).body,
        'noTarget',
      ),
    ],
  },
  {
    id: 'E07',
    asserts: 'a role that is JSON in a text is a role, and is there once however often it is added',
    modes: lenient,
    steps: [
      user('ada'),
      ...[1, 2].map(() =>
        patch(
          '/Users/{ada}',
          change('Add', 'roles', [{ value: '{"id":"06b0","value":"25","displayName":"Analyst"}' }]),
        ),
      ),
      {
        ...read('/Users/{ada}', { roles: [{ value: '25', display: 'Analyst' }] }),
        holds: ({ body }) => {
          expect(body?.roles).toHaveLength(1);
        },
      },
    ],
  },
  ...(['lenient', 'strict'] as const).map(
    (mode): Check => ({
      id: 'E08',
      asserts: 'members that are added at the same time are all there',
      modes: [mode],
      steps: [
        ...everybody,
        group('Staff'),
        {
          together: team.map((name) =>
            patch('/Groups/{Staff}', change(mode === 'lenient' ? 'Add' : 'add', 'members', [{ value: `{${name}}` }])),
          ),
        },
        members(...team),
        {
          together: team
            .slice(1)
            .map((name) => patch('/Groups/{Staff}', change('remove', `members[value eq "{${name}}"]`))),
        },
        members('ada'),
      ],
    }),
  ),
  {
    id: 'E09',
    asserts: 'the same addition twice leads to the same',
    modes: both,
    steps: [
      ...everybody,
      group('Staff', ['grace']),
      ...[1, 2].map(() => patch('/Groups/{Staff}', change('add', 'members', [{ value: '{ada}' }]))),
      ...[1, 2].map(() => patch('/Users/{ada}', change('add', 'emails', [{ type: 'work', value: 'ada@example.com' }]))),
      members('ada', 'grace'),
      {
        ...read('/Users/{ada}', { emails: [{ type: 'work', value: 'ada@example.com' }] }),
        holds: ({ body }) => {
          expect(body?.emails).toHaveLength(1);
        },
      },
    ],
  },
  {
    id: 'E10',
    asserts: 'what Entra sends along with users and groups does no harm',
    modes: lenient,
    steps: [
      {
        send: 'POST /Users',
        body: {
          schemas: [USER],
          userName: 'ada@example.com',
          meta: { resourceType: 'User' },
          roles: [],
          title: null,
          emails: null,
          'urn:ietf:params:scim:schemas:extension:acme:2.0:User': { shoeSize: '38' },
          [ENTERPRISE]: { department: 'Engines' },
        },
        status: 201,
        has: { schemas: [USER, ENTERPRISE], [ENTERPRISE]: { department: 'Engines' } },
        lacks: ['title', 'emails', 'urn:ietf:params:scim:schemas:extension:acme:2.0:User'],
      },
      {
        send: 'POST /Groups',
        body: {
          schemas: [GROUP, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
          externalId: '8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159',
          displayName: 'Staff',
          meta: { resourceType: 'Group' },
        },
        status: 201,
        has: { schemas: [GROUP], displayName: 'Staff' },
      },
    ],
  },
  {
    id: 'E11',
    asserts: 'a path that nobody knows does not keep somebody from being disabled',
    modes: lenient,
    steps: [
      user('ada', { active: true }),
      patch(
        '/Users/{ada}',
        change('Replace', 'urn:ietf:params:scim:schemas:extension:acme:2.0:User:shoeSize', '38'),
        change('Replace', 'favouriteColour', 'red'),
        change('Replace', 'active', 'False'),
      ),
      read('/Users/{ada}', { active: false }, ['favouriteColour']),
    ],
  },
  {
    id: 'E11',
    asserts: 'a path that nobody knows is refused, and nothing is done (RFC 7644, section 3.5.2)',
    modes: strict,
    steps: [
      user('ada', { active: true }),
      refused(
        'PATCH /Users/{ada}',
        400,
        patch('', change('replace', 'active', false), change('replace', 'favouriteColour', 'red')).body,
        'invalidPath',
      ),
      read('/Users/{ada}', { active: true }),
    ],
  },
  {
    id: 'E12',
    asserts: 'aadOptscim062020 in the query is passed over, wherever it stands',
    modes: both,
    steps: [
      user('ada'),
      find('/Users?aadOptscim062020', ['ada']),
      find('/Users/?aadOptscim062020', ['ada']),
      find('/Users?aadOptscim062020&filter=userName eq "ada@example.com"', ['ada']),
      find('/Users?filter=userName eq "ada@example.com"&aadOptscim062020=true', ['ada']),
      { ...user('grace'), send: 'POST /Users?aadOptscim062020' },
      { ...patch('/Users/{ada}?aadOptscim062020', change('replace', 'active', false)) },
      read('/Users/{ada}?aadOptscim062020', { active: false }),
    ],
  },
  {
    id: 'E13',
    asserts: 'plus signs of a query are blanks, and encoded ones are none',
    modes: lenient,
    steps: [
      user('ada', { userName: 'ada+lovelace@example.com' }),
      user('grace', { userName: 'ada lovelace@example.com' }),
      find('/Users?filter=userName+eq+%22ada%2Blovelace%40example.com%22', ['ada']),
      find('/Users?filter=userName+eq+%22ada+lovelace%40example.com%22', ['grace']),
    ],
  },
  {
    id: 'E13',
    asserts: 'what is percent-encoded is decoded once',
    modes: strict,
    steps: [
      user('ada', { userName: 'ada+lovelace@example.com' }),
      user('grace', { userName: 'ada%40example.com' }),
      find('/Users?filter=userName%20eq%20%22ada%2Blovelace%40example.com%22', ['ada']),
      find('/Users?filter=userName%20eq%20%22ada%2540example.com%22', ['grace']),
    ],
  },
  {
    id: 'E14',
    asserts: 'the test of the connection finds nobody, and no null',
    modes: both,
    steps: ['/Users?filter=userName', '/Groups?excludedAttributes=members&filter=displayName'].map(
      (query): Step => ({
        send: `GET ${query} eq "7d420df3-7f4c-4f7a-9d8f-0c6f3a0e1a55"`,
        status: 200,
        has: { schemas: [LIST], totalResults: 0, Resources: [] },
      }),
    ),
  },
  {
    id: 'E15',
    asserts: 'who is disabled is found',
    modes: both,
    steps: [
      user('ada', { active: false, externalId: 'A-1' }),
      find('/Users?filter=userName eq "ada@example.com"', ['ada']),
      find('/Users?filter=externalId eq "A-1"', ['ada']),
    ],
  },
  {
    id: 'E16',
    asserts: 'of two who are created at the same time with one userName, one is; 25 and more a second',
    modes: both,
    steps: () => {
      let started = 0;
      return [
        {
          send: 'GET /Users',
          status: 200,
          holds: () => {
            started = performance.now();
          },
        },
        ...races(500, 25),
        {
          send: 'GET /Users?count=0',
          status: 200,
          has: { totalResults: 500 },
          holds: () => {
            // Two requests for each of 500 users.
            expect(1000 / ((performance.now() - started) / 1000)).toBeGreaterThan(25);
          },
        },
      ];
    },
  },
  {
    id: 'E17',
    asserts: 'values come back to the last byte as they were sent',
    modes: both,
    steps: [
      { ...user('ada', asSent), has: asSent },
      read('/Users/{ada}', asSent),
      ...Object.entries(asSent).map(([path, value]) => patch('/Users/{ada}', change('replace', path, value))),
      read('/Users/{ada}', { ...asSent, meta: { version: 'W/"1"' } }),
    ],
  },
  {
    id: 'E18',
    asserts: 'who was disabled is found before a second one is refused, and can be enabled again',
    modes: both,
    steps: [
      user('ada', { active: true, externalId: 'A-1' }),
      patch('/Users/{ada}', change('replace', 'active', false)),
      find('/Users?filter=userName eq "ada@example.com"', ['ada']),
      refused(
        'POST /Users',
        409,
        { schemas: [USER], userName: 'ada@example.com', externalId: 'A-1', active: true },
        'uniqueness',
      ),
      patch('/Users/{ada}', change('replace', 'active', true)),
      read('/Users/{ada}', { active: true, externalId: 'A-1' }),
    ],
  },
];
