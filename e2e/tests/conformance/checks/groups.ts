import { expect } from 'vitest';
import {
  both,
  type Check,
  GROUP,
  group,
  type Json,
  lenient,
  patch,
  read,
  refused,
  type Step,
  strict,
  user,
} from '../check.ts';

const people: readonly Step[] = [user('ada'), user('grace'), user('katherine')];
const member = (name: string): Json => ({ value: `{${name}}` });
/** The group has these members and no others. */
const has = (...names: readonly string[]): Step => ({
  send: 'GET /Groups/{Staff}',
  status: 200,
  holds: ({ body }, id) => {
    const held = ((body?.members ?? []) as { value: string }[]).map(({ value }) => value);
    expect(held.toSorted()).toEqual(names.map(id).toSorted());
  },
});

/** The milliseconds in which a list of groups must come. */
const quick = 600;

export const groupChecks: readonly Check[] = [
  {
    id: 'G01',
    asserts: 'a group is created without members',
    modes: both,
    steps: [
      {
        send: 'POST /Groups',
        body: { schemas: [GROUP], displayName: 'Staff', externalId: 'G-1' },
        status: 201,
        has: { schemas: [GROUP], displayName: 'Staff', externalId: 'G-1', meta: { resourceType: 'Group' } },
      },
    ],
  },
  {
    id: 'G02',
    asserts: 'a second group of the same name is refused',
    modes: lenient,
    steps: [
      group('Staff'),
      refused('POST /Groups', 409, { schemas: [GROUP], displayName: 'Staff' }, 'uniqueness'),
      refused('POST /Groups', 409, { schemas: [GROUP], displayName: 'STAFF' }, 'uniqueness'),
    ],
  },
  {
    id: 'G02',
    asserts: 'two groups may have one name (RFC 7643, section 8.7.1: uniqueness none)',
    modes: strict,
    steps: [group('Staff'), { ...group('Staff'), keep: 'other' }],
  },
  {
    id: 'G03',
    asserts: 'members can be left out of a group',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada']),
      read('/Groups/{Staff}?excludedAttributes=members', { displayName: 'Staff' }, ['members']),
    ],
  },
  {
    id: 'G04',
    asserts: 'groups are listed without delay',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada', 'grace']),
      {
        send: 'GET /Groups',
        status: 200,
        has: { totalResults: 1, Resources: [{ displayName: 'Staff' }] },
        holds: () => {
          const before = performance.now();
          return [
            {
              send: 'GET /Groups',
              status: 200,
              holds: () => {
                expect(performance.now() - before).toBeLessThan(quick);
              },
            },
          ];
        },
      },
    ],
  },
  {
    id: 'G05',
    asserts: 'externalId is replaced without path, and members stay',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada'], { externalId: 'G-1' }),
      patch('/Groups/{Staff}', { op: 'replace', value: { externalId: 'G-2' } }),
      read('/Groups/{Staff}', { externalId: 'G-2', displayName: 'Staff' }),
      has('ada'),
    ],
  },
  {
    id: 'G06',
    asserts: 'displayName is replaced without path, and members stay',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada']),
      patch('/Groups/{Staff}', { op: 'replace', value: { displayName: 'Crew' } }),
      read('/Groups/{Staff}', { displayName: 'Crew' }),
      has('ada'),
    ],
  },
  {
    id: 'G07',
    asserts: 'a replacement of members leaves those that it names',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada', 'grace']),
      patch('/Groups/{Staff}', { op: 'replace', path: 'members', value: [member('katherine')] }),
      has('katherine'),
    ],
  },
  {
    id: 'G08',
    asserts: 'one member is removed, and no other',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada', 'grace']),
      patch('/Groups/{Staff}', { op: 'remove', path: 'members[value eq "{ada}"]' }),
      has('grace'),
    ],
  },
  {
    id: 'G09',
    asserts: 'a member is added and removed in one request',
    modes: both,
    steps: [
      ...people,
      group('Staff'),
      patch(
        '/Groups/{Staff}',
        { op: 'add', path: 'members', value: [member('ada')] },
        { op: 'remove', path: 'members[value eq "{ada}"]' },
      ),
      has(),
    ],
  },
  {
    id: 'G10',
    asserts: 'what a client says of a member beside its id does no harm',
    modes: both,
    steps: [
      ...people,
      group('Staff'),
      patch('/Groups/{Staff}', {
        op: 'add',
        path: 'members',
        value: [{ ...member('ada'), $ref: 'https://example.com/Users/{ada}', type: 'User', display: 'Ada' }],
      }),
      has('ada'),
    ],
  },
  {
    id: 'G11',
    asserts: 'members may be texts, and messages may say more than they need',
    modes: lenient,
    steps: [
      ...people,
      group('Staff'),
      {
        send: 'PATCH /Groups/{Staff}',
        body: {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          id: '{Staff}',
          Operations: [{ name: 'addMember', op: 'add', path: 'members', value: ['{ada}'] }],
        },
        status: [200, 204],
      },
      patch('/Groups/{Staff}', { op: 'add', path: 'members', value: '{grace}' }),
      has('ada', 'grace'),
    ],
  },
  {
    id: 'G12',
    asserts: 'a removal of members without value removes all',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada', 'grace']),
      patch('/Groups/{Staff}', { op: 'remove', path: 'members' }),
      has(),
    ],
  },
  {
    id: 'G13',
    asserts: 'an addition of displayName replaces it',
    modes: both,
    steps: [
      group('Staff'),
      patch('/Groups/{Staff}', { op: 'add', path: 'displayName', value: 'Crew' }),
      read('/Groups/{Staff}', { displayName: 'Crew' }),
    ],
  },
  {
    id: 'G14',
    asserts: 'PUT replaces a group whole, members too',
    modes: both,
    steps: [
      ...people,
      group('Staff', ['ada', 'grace'], { externalId: 'G-1' }),
      {
        send: 'PUT /Groups/{Staff}',
        body: { schemas: [GROUP], displayName: 'Crew', members: [member('grace'), member('katherine')] },
        status: 200,
        has: { displayName: 'Crew' },
        lacks: ['externalId'],
      },
      has('grace', 'katherine'),
    ],
  },
];
