import { allowInsecureRequests } from '../../src/index.ts';
import type { Requirement } from '../record.ts';
import { json, list, message, scimError, user } from './shapes.ts';

const certificate = () => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
  });
};

/** RFC 7644 §7 and §8: what must not be seen on the way. */
export const securityRequirements: readonly Requirement[] = [
  {
    id: 'R7644-7.1-01',
    clause: 'RFC 7644 §7.1',
    level: 'MUST NOT',
    requirement: 'No user name and no password stand in a URL.',
    checks: ['https://ada:secret@example.com/scim', 'https://ada@example.com/scim'].map((baseUrl) => ({
      kind: 'options',
      options: { baseUrl },
      expected: { refused: 'baseUrl must not hold a user name or a password (RFC 7644 §7.1)' },
    })),
  },
  {
    id: 'R7644-7.2-01',
    clause: 'RFC 7644 §7.2',
    level: 'MUST',
    requirement:
      'The connection is encrypted, unless it leaves no machine or plain HTTP is allowed, and the server proves who it is.',
    checks: [
      {
        kind: 'options',
        options: { baseUrl: 'http://example.com/scim' },
        expected: { refused: 'baseUrl must begin with https:// (RFC 7644 §7.2)' },
      },
      { kind: 'options', options: { baseUrl: 'http://127.0.0.1:7644/scim/v2' }, expected: 'accepted' },
      {
        kind: 'options',
        options: { baseUrl: 'http://example.com/scim', [allowInsecureRequests]: true },
        expected: 'accepted',
      },
      {
        kind: 'call',
        call: ({ users }) => users.get('1'),
        answers: [certificate],
        sends: [{ method: 'GET', path: '/Users/1' }],
        fails: { code: 'SCIM_NETWORK', says: 'self-signed certificate' },
      },
      {
        kind: 'call',
        options: { token: 'secret-token' },
        call: ({ users }) => users.get('1'),
        answers: [
          () => new Response(null, { status: 307, headers: { location: 'http://example.com/scim/v2/Users/1' } }),
        ],
        sends: [{ method: 'GET', path: '/Users/1' }],
        fails: { code: 'SCIM_PROTOCOL', clause: 'RFC 7644 §3.12' },
      },
    ],
  },
  {
    id: 'R7644-7.5.2-01',
    clause: 'RFC 7644 §7.5.2',
    level: 'SHOULD',
    requirement: 'A filter that says something about people can go by POST: always, or for some attributes.',
    checks: [
      {
        kind: 'call',
        options: { queryBy: 'post' },
        call: ({ users }) => users.findOne('userName eq "ada"'),
        answers: [list([])],
        sends: [
          {
            method: 'POST',
            path: '/Users/.search',
            body: { schemas: [message('SearchRequest')], filter: 'userName eq "ada"' },
          },
        ],
      },
      {
        kind: 'call',
        options: { queryBy: ['emails'] },
        call: async ({ users }) => {
          await users.findOne('title eq "Pilot"');
          await users.findOne('emails[value eq "ada@example.com"]');
        },
        answers: [list([]), list([])],
        sends: [
          { method: 'GET', path: '/Users?filter=title%20eq%20%22Pilot%22&startIndex=1&count=10' },
          { method: 'POST', path: '/Users/.search', body: { filter: 'emails[value eq "ada@example.com"]' } },
        ],
      },
    ],
  },
  {
    id: 'R7644-7.5.2-03',
    clause: 'RFC 7644 §7.5.2',
    level: 'SHALL NOT',
    requirement: 'What a filter compares with stands in no error and in no event, whoever quotes it.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.findOne('userName eq "lovelace"'),
        answers: [scimError(400, { scimType: 'invalidFilter', detail: 'what is userName eq "lovelace"?' })],
        fails: { code: 'SCIM_RESPONSE', says: 'filter=userName%20eq%20%22…%22' },
        hides: ['lovelace'],
      },
      {
        kind: 'call',
        call: ({ users }) => users.find('userName eq "lovelace').toArray({ limit: 1 }),
        answers: [scimError(400, { scimType: 'invalidFilter' })],
        fails: { code: 'SCIM_RESPONSE', says: 'filter=…' },
        hides: ['lovelace'],
      },
    ],
  },
  {
    id: 'R7644-8.1-01',
    clause: 'RFC 7644 §8.1',
    level: 'SHOULD',
    requirement:
      'Bodies are application/scim+json, or application/json for a service provider that knows nothing else.',
    checks: [undefined, 'application/json' as const].map((contentType) => ({
      kind: 'call',
      options: { contentType },
      call: ({ users }) => users.create({ userName: 'ada' }),
      answers: [json(user('1'), 201)],
      sends: [
        {
          method: 'POST',
          path: '/Users',
          headers: {
            'content-type': contentType ?? 'application/scim+json',
            accept: 'application/scim+json, application/json;q=0.9',
          },
        },
      ],
    })),
  },
];
