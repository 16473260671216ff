import {
  both,
  type Check,
  ENTERPRISE,
  find,
  type Json,
  lenient,
  patch,
  read,
  refused,
  resourcesOf,
  strict,
  USER,
  user,
} from '../check.ts';
import { eachAttribute } from './each-attribute.ts';

const replace = (path: string, value: unknown): Json => ({ op: 'replace', path, value });
const add = (path: string, value: unknown): Json => ({ op: 'add', path, value });

const parts = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country'];
/** The paths of the validator, each with a value that tells which it is. */
const leaves: readonly (readonly [path: string, value: unknown])[] = [
  ...['displayName', 'title', 'nickName', 'userType'].map((path) => [path, `new ${path}`] as const),
  ...[['preferredLanguage', 'de-DE'] as const, ['locale', 'de-DE'] as const, ['timezone', 'Europe/Berlin'] as const],
  ['profileUrl', 'https://example.com/ada'],
  ...['givenName', 'familyName', 'formatted', 'middleName', 'honorificPrefix', 'honorificSuffix'].map(
    (part) => [`name.${part}`, `new ${part}`] as const,
  ),
  ['emails[type eq "work"].value', 'new@example.com'],
  ['emails[type eq "work"].primary', true],
  ...parts.map((part) => [`addresses[type eq "work"].${part}`, part === 'country' ? 'DE' : `new ${part}`] as const),
  ...['work', 'mobile', 'fax'].map((type) => [`phoneNumbers[type eq "${type}"].value`, '+49 30 901820'] as const),
  ['externalId', 'new-external-id'],
  ...['employeeNumber', 'department', 'costCenter', 'organization', 'division'].map(
    (name) => [`${ENTERPRISE}:${name}`, `new ${name}`] as const,
  ),
];

const person = {
  schemas: [USER, ENTERPRISE],
  externalId: 'old',
  displayName: 'old',
  title: 'old',
  nickName: 'old',
  userType: 'old',
  preferredLanguage: 'en-GB',
  locale: 'en-GB',
  timezone: 'Europe/London',
  profileUrl: 'https://example.com/old',
  active: true,
  name: {
    givenName: 'old',
    familyName: 'old',
    formatted: 'old',
    middleName: 'old',
    honorificPrefix: 'old',
    honorificSuffix: 'old',
  },
  emails: [{ type: 'work', value: 'old@example.com', primary: false }],
  addresses: [{ type: 'work', ...Object.fromEntries(parts.map((part) => [part, part === 'country' ? 'GB' : 'old'])) }],
  phoneNumbers: ['work', 'mobile', 'fax'].map((type) => ({ type, value: '+44 20 7946 0001' })),
  [ENTERPRISE]: { employeeNumber: 'old', department: 'old', costCenter: 'old', organization: 'old', division: 'old' },
};
const changed: Json = {
  externalId: 'new-external-id',
  displayName: 'new displayName',
  title: 'new title',
  nickName: 'new nickName',
  userType: 'new userType',
  preferredLanguage: 'de-DE',
  locale: 'de-DE',
  timezone: 'Europe/Berlin',
  profileUrl: 'https://example.com/ada',
  name: Object.fromEntries(Object.keys(person.name).map((part) => [part, `new ${part}`])),
  emails: [{ type: 'work', value: 'new@example.com', primary: true }],
  addresses: [
    { type: 'work', ...Object.fromEntries(parts.map((part) => [part, part === 'country' ? 'DE' : `new ${part}`])) },
  ],
  phoneNumbers: ['work', 'mobile', 'fax'].map((type) => ({ type, value: '+49 30 901820' })),
  [ENTERPRISE]: Object.fromEntries(Object.keys(person[ENTERPRISE]).map((name) => [name, `new ${name}`])),
};
const role = 'roles[primary eq "True"].value';
const disable = patch('/Users/{ada}', replace('active', false));
const manager = `${ENTERPRISE}:manager`;
const ledBy = (name: string): Json => ({ [ENTERPRISE]: { manager: { value: `{${name}}` } } });

export const changeChecks: readonly Check[] = [
  {
    id: 'W01',
    asserts: 'each attribute that is there is replaced by its path',
    modes: both,
    steps: [
      user('ada', person),
      patch('/Users/{ada}', ...leaves.map(([path, value]) => replace(path, value))),
      read('/Users/{ada}', changed),
    ],
  },
  {
    id: 'W01',
    asserts: 'the validator’s roles are replaced too, whose primary is a text',
    modes: lenient,
    steps: [
      user('ada', { ...person, roles: [{ primary: 'True', value: 'old' }] }),
      patch('/Users/{ada}', ...[...leaves, [role, 'new'] as const].map(([path, value]) => replace(path, value))),
      read('/Users/{ada}', { ...changed, roles: [{ primary: true, value: 'new' }] }),
    ],
  },
  {
    id: 'W02',
    asserts: 'each attribute that is not there is added by its path, elements on demand',
    modes: lenient,
    steps: [
      user('ada'),
      patch('/Users/{ada}', ...[...leaves, [role, 'new'] as const].map(([path, value]) => add(path, value))),
      read('/Users/{ada}', { ...changed, roles: [{ primary: true, value: 'new' }] }),
    ],
  },
  {
    id: 'W03',
    asserts: 'a replacement without path replaces what its value names',
    modes: both,
    steps: [
      user('ada', { title: 'Countess' }),
      patch('/Users/{ada}', { op: 'replace', value: { userName: 'augusta@example.com' } }),
      read('/Users/{ada}', { userName: 'augusta@example.com', title: 'Countess' }),
    ],
  },
  {
    id: 'W04',
    asserts: 'who was disabled is still found and read',
    modes: both,
    steps: [
      user('ada', { active: true }),
      disable,
      read('/Users/{ada}', { active: false }),
      { ...find('/Users?filter=userName eq "ada@example.com"', ['ada']), has: { Resources: [{ active: false }] } },
    ],
  },
  {
    id: 'W05',
    asserts: 'who was disabled can be enabled',
    modes: both,
    steps: [
      user('ada', { active: true }),
      disable,
      patch('/Users/{ada}', replace('active', true)),
      read('/Users/{ada}', { active: true }),
    ],
  },
  {
    id: 'W06',
    asserts: 'a manager is added',
    modes: both,
    steps: [
      user('ada'),
      user('babbage'),
      patch('/Users/{ada}', add(manager, { value: '{babbage}' })),
      read('/Users/{ada}', ledBy('babbage')),
    ],
  },
  {
    id: 'W07',
    asserts: 'a manager is replaced',
    modes: both,
    steps: [
      user('babbage'),
      user('somerville'),
      user('ada', { schemas: [USER, ENTERPRISE], ...ledBy('babbage') }),
      patch('/Users/{ada}', replace(manager, { value: '{somerville}' })),
      read('/Users/{ada}', ledBy('somerville')),
    ],
  },
  ...[{ value: '' }, ''].map(
    (nobody): Check => ({
      id: 'W08',
      asserts: `a manager who is replaced with ${JSON.stringify(nobody)} is gone`,
      modes: lenient,
      steps: [
        user('babbage'),
        user('ada', { schemas: [USER, ENTERPRISE], ...ledBy('babbage') }),
        patch('/Users/{ada}', replace(manager, nobody)),
        read('/Users/{ada}', { userName: 'ada@example.com' }, [ENTERPRISE]),
      ],
    }),
  ),
  {
    id: 'W09',
    asserts: 'several operations on different attributes all apply',
    modes: both,
    steps: [
      user('ada', { title: 'Countess', nickName: 'Ada' }),
      patch('/Users/{ada}', add('displayName', 'Ada Lovelace'), replace('title', 'Analyst'), {
        op: 'remove',
        path: 'nickName',
      }),
      read('/Users/{ada}', { displayName: 'Ada Lovelace', title: 'Analyst' }, ['nickName']),
    ],
  },
  {
    id: 'W10',
    asserts: 'of several operations on one attribute the last one counts',
    modes: both,
    steps: [
      user('ada', { title: 'Countess' }),
      patch('/Users/{ada}', { op: 'remove', path: 'title' }, add('title', 'Analyst'), replace('title', 'Programmer')),
      read('/Users/{ada}', { title: 'Programmer' }),
    ],
  },
  ...['', null].map(
    (nothing): Check => ({
      id: 'W11',
      asserts: `attributes that are replaced with ${JSON.stringify(nothing)} are cleared`,
      modes: lenient,
      steps: [
        user('ada', person),
        patch(
          '/Users/{ada}',
          ...leaves.filter(([path]) => !/\[/.test(path)).map(([path]) => replace(path, nothing)),
          ...['emails', 'addresses', 'phoneNumbers'].map((path) => replace(path, nothing)),
        ),
        {
          ...read('/Users/{ada}', { userName: 'ada@example.com', active: true }),
          holds: ({ body }) => {
            // RFC 7643, section 2.5: no value, null and an empty array are the same; an empty text is what was sent.
            const left = JSON.stringify(body);
            for (const old of ['"old', 'en-GB', 'London', '7946']) {
              if (left.includes(old)) throw new Error(`${old} is still there: ${left}`);
            }
          },
        },
      ],
    }),
  ),
  {
    id: 'W12',
    asserts: 'each attribute of each schema can be added, replaced and removed as its characteristics say',
    modes: both,
    steps: [
      user('user'),
      {
        send: 'POST /Groups',
        body: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'group' },
        status: 201,
        keep: 'group',
      },
      { send: 'GET /Schemas', status: 200, holds: ({ body }) => eachAttribute(resourcesOf(body)) },
    ],
  },
  {
    id: 'W13',
    asserts: 'an addition without path adds what its value names',
    modes: both,
    steps: [
      user('shaggy'),
      patch('/Users/{shaggy}', { op: 'add', value: { nickName: 'shaggy' } }),
      read('/Users/{shaggy}', { nickName: 'shaggy' }),
    ],
  },
  {
    id: 'W14',
    asserts: 'a part of the name is replaced, and the others stay',
    modes: both,
    steps: [
      user('ada', { name: { givenName: 'Ada', familyName: 'Byron' } }),
      patch('/Users/{ada}', replace('name.familyName', 'Lovelace')),
      read('/Users/{ada}', { name: { givenName: 'Ada', familyName: 'Lovelace' } }),
    ],
  },
  {
    id: 'W15',
    asserts: 'PUT replaces somebody whole',
    modes: both,
    steps: [
      user('ada', { title: 'Countess', active: true }),
      {
        send: 'PUT /Users/{ada}',
        body: { schemas: [USER], id: '{ada}', userName: 'ada@example.com', nickName: 'Ada' },
        status: 200,
        has: { id: '{ada}', nickName: 'Ada' },
        lacks: ['title'],
      },
      read('/Users/{ada}', { userName: 'ada@example.com', nickName: 'Ada' }, ['title']),
    ],
  },
  {
    id: 'W16',
    asserts: 'PUT passes over an attribute with a slip in its name',
    modes: lenient,
    steps: [
      user('ada'),
      {
        send: 'PUT /Users/{ada}',
        body: { schemas: [USER], userName: 'ada@example.com', nicName: 'Ada', title: 'Countess' },
        status: 200,
        has: { title: 'Countess' },
        lacks: ['nicName', 'nickName'],
      },
    ],
  },
  {
    id: 'W16',
    asserts: 'PUT says that an attribute with a slip in its name is none',
    modes: strict,
    steps: [
      user('ada', { title: 'Countess' }),
      refused('PUT /Users/{ada}', 400, { schemas: [USER], userName: 'ada@example.com', nicName: 'Ada' }),
      read('/Users/{ada}', { title: 'Countess' }),
    ],
  },
  {
    id: 'W17',
    asserts: 'a PATCH without operations changes nothing',
    modes: lenient,
    steps: [user('ada', { title: 'Countess' }), patch('/Users/{ada}'), read('/Users/{ada}', { title: 'Countess' })],
  },
  {
    id: 'W18',
    asserts: 'members that a PATCH does not have are passed over',
    modes: both,
    steps: [
      user('ada'),
      {
        send: 'PATCH /Users/{ada}',
        body: {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
          id: '{ada}',
          name: 'a change',
          Operations: [{ op: 'replace', path: 'title', value: 'Countess', name: 'title' }],
        },
        status: [200, 204],
      },
      read('/Users/{ada}', { title: 'Countess' }),
    ],
  },
];
