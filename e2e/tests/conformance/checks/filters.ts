import { both, type Check, find, group, LIST, lenient, resourcesOf, type Step, USER, user } from '../check.ts';

const stark = {
  name: { givenName: 'Arya', familyName: 'Stark' },
  emails: [{ value: 'arya@example.com', type: 'work' }],
};
const people: readonly Step[] = [
  user('arya', { ...stark, externalId: 'A-1' }),
  user('jon', { name: { givenName: 'Jon', familyName: 'Snow' }, externalId: 'J-1' }),
];
const groups: readonly Step[] = [user('ada'), group('Staff', ['ada']), group('Guests')];
const empty = (send: string): Step => ({
  send,
  status: 200,
  has: { schemas: [LIST], totalResults: 0, startIndex: 1, itemsPerPage: 0 },
  // Resources may be left out, and must not be null (RFC 7644, section 3.4.2).
  holds: ({ body }) => {
    if (JSON.stringify(body?.Resources ?? []) !== '[]') throw new Error(`${send} has Resources that are no empty list`);
  },
});
const shows = (step: Step, resource: object): Step => ({
  ...step,
  has: { schemas: [LIST], totalResults: 1, Resources: [resource] },
});

export const filterChecks: readonly Check[] = [
  {
    id: 'F01',
    asserts: 'who is there is found by userName, whole',
    modes: both,
    steps: [
      ...people,
      shows(find('/Users?filter=userName eq "arya@example.com"', ['arya']), {
        schemas: [USER],
        userName: 'arya@example.com',
        ...stark,
      }),
    ],
  },
  {
    id: 'F02',
    asserts: 'who is not there is an empty list',
    modes: both,
    steps: [...people, empty('GET /Users?filter=userName eq "nobody@example.com"')],
  },
  {
    id: 'F03',
    asserts: 'the letter case of userName does not matter',
    modes: both,
    steps: [...people, find('/Users?filter=userName eq "ARYA@EXAMPLE.COM"', ['arya'])],
  },
  {
    id: 'F04',
    asserts: 'externalId finds one of its letter case',
    modes: both,
    steps: [
      ...people,
      find('/Users?filter=externalId eq "A-1"', ['arya']),
      empty('GET /Users?filter=externalId eq "a-1"'),
    ],
  },
  {
    id: 'F04',
    asserts: 'the work e-mail address finds its owner, as Entra asks for it',
    modes: lenient,
    steps: [
      ...people,
      find('/Users?filter=emails[type eq "work"].value eq "arya@example.com"', ['arya']),
      empty('GET /Users?filter=emails[type eq "home"].value eq "arya@example.com"'),
    ],
  },
  {
    id: 'F05',
    asserts: 'a value without quotes is taken',
    modes: lenient,
    steps: [...people, find('/Users?filter=userName+eq+arya@example.com', ['arya'])],
  },
  {
    id: 'F06',
    asserts: 'co finds a part of a text',
    modes: both,
    steps: [
      ...people,
      find('/Users?filter=name.familyName co "tar"', ['arya']),
      ...groups,
      find('/Groups?filter=displayName co "uest"', ['Guests']),
    ],
  },
  {
    id: 'F07',
    asserts: 'names may be in any letter case, conditions joined, and instants compared',
    modes: both,
    steps: [
      ...people,
      find('/Users?filter=name.FamilyName eq "Stark" and (emails.Value co "arya" or emails.Value co "jon")', ['arya']),
      find('/Users?filter=meta.Created gt "2011-05-13T04:42:34Z"', ['arya', 'jon']),
      find('/Users?filter=meta.Created lt "2011-05-13T04:42:34Z"', []),
    ],
  },
  {
    id: 'F08',
    asserts: 'a group is found by displayName, whole',
    modes: both,
    steps: [
      ...groups,
      shows(find('/Groups?filter=displayName eq "Staff"', ['Staff']), {
        displayName: 'Staff',
        members: [{ value: '{ada}' }],
      }),
    ],
  },
  {
    id: 'F09',
    asserts: 'its members can be left out',
    modes: both,
    steps: [
      ...groups,
      {
        ...find('/Groups?excludedAttributes=members&filter=displayName eq "Staff"', ['Staff']),
        holds: ({ body }) => {
          if (resourcesOf(body).some((resource) => 'members' in resource)) throw new Error('the members came along');
        },
      },
    ],
  },
  {
    id: 'F10',
    asserts: 'a group that is not there is an empty list',
    modes: both,
    steps: [...groups, empty('GET /Groups?excludedAttributes=members&filter=displayName eq "Nobody"')],
  },
  {
    id: 'F11',
    asserts: 'the letter case of displayName does not matter',
    modes: both,
    steps: [...groups, find('/Groups?filter=displayName eq "STAFF"', ['Staff'])],
  },
];
