import type { Requirement } from '../record.ts';
import { json, list, scimError, user } from './shapes.ts';

const page = (next: string | undefined, ...ids: string[]) =>
  list(
    ids.map((id) => user(id)),
    { totalResults: 3, ...(next === undefined ? {} : { nextCursor: next }) },
  );
const ids = (resources: readonly { readonly id: string }[]) => resources.map(({ id }) => id);
const LIMIT = { limit: 100 };
const config = (pagination: object, filter: object = {}) =>
  json({ pagination, filter: { supported: true, ...filter } });

/** RFC 9865: reading by cursor. */
export const cursorRequirements: readonly Requirement[] = [
  {
    id: 'R9865-2-01',
    clause: 'RFC 9865 §2',
    level: 'MUST',
    requirement: 'The first request has an empty cursor.',
    checks: [
      {
        kind: 'call',
        call: async ({ users }) => ids(await users.list({ paging: 'cursor' }).toArray(LIMIT)),
        answers: [page(undefined, '1')],
        sends: [{ method: 'GET', path: '/Users?cursor=&count=100' }],
        expected: ['1'],
      },
      {
        kind: 'call',
        call: ({ users }) => users.search({ paging: 'cursor' }).toArray(LIMIT),
        answers: [page(undefined, '1')],
        sends: [{ method: 'POST', path: '/Users/.search', body: { cursor: '' } }],
      },
    ],
  },
  {
    id: 'R9865-2-07',
    clause: 'RFC 9865 §2',
    level: 'STATED',
    requirement: 'A cursor goes back as it came, whatever it looks like.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.list({ paging: 'cursor' }).toArray(LIMIT),
        answers: [page('a=1&b/ +é', '1'), page(undefined, '2')],
        sends: [
          { method: 'GET', path: '/Users?cursor=&count=100' },
          { method: 'GET', path: '/Users?cursor=a%3D1%26b%2F%20%2B%C3%A9&count=100' },
        ],
      },
    ],
  },
  {
    id: 'R9865-2-08',
    clause: 'RFC 9865 §2',
    level: 'MUST',
    requirement:
      'The pages that follow are asked for at the same endpoint with the same parameters, but for the cursor.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) =>
          users.find('title pr', { paging: 'cursor', count: 2, sortBy: 'title', attributes: ['title'] }).toArray(LIMIT),
        answers: [page('b', '1', '2'), page(undefined, '3')],
        sends: ['', 'b'].map((cursor) => ({
          method: 'GET',
          path: `/Users?attributes=title&filter=title%20pr&sortBy=title&cursor=${cursor}&count=2`,
        })),
      },
    ],
  },
  {
    id: 'R9865-2-09',
    clause: 'RFC 9865 §2',
    level: 'SHOULD',
    requirement: 'The cursor of a page is the nextCursor of the one before.',
    checks: [
      {
        kind: 'call',
        call: async ({ users }) => {
          const cursors: unknown[] = [];
          for await (const { nextCursor } of users.list({ paging: 'cursor' }).pages()) cursors.push(nextCursor);
          return cursors;
        },
        answers: [page('b', '1'), page('c', '2'), page(undefined, '3')],
        sends: ['', 'b', 'c'].map((cursor) => ({ method: 'GET', path: `/Users?cursor=${cursor}&count=100` })),
        expected: ['b', 'c', undefined],
      },
    ],
  },
  {
    id: 'R9865-2.1-05',
    clause: 'RFC 9865 §2.1',
    level: 'CHOICE',
    requirement:
      'Behind expiredCursor or invalidCursor a list fails, or begins anew without what came before, as it is told.',
    checks: (['expiredCursor', 'invalidCursor'] as const).flatMap((scimType) => [
      {
        kind: 'call' as const,
        call: ({ users }) => users.list({ paging: 'cursor' }).toArray(LIMIT),
        answers: [page('b', '1'), scimError(400, { scimType })],
        fails: { code: 'SCIM_RESPONSE' as const, status: 400, scimType },
      },
      {
        kind: 'call' as const,
        call: async ({ users }) =>
          ids(await users.list({ paging: 'cursor', onExpiredCursor: 'restart' }).toArray(LIMIT)),
        answers: [page('b', '1'), scimError(400, { scimType }), page('c', '1', '2'), page(undefined, '3')],
        sends: ['', 'b', '', 'c'].map((cursor) => ({ method: 'GET', path: `/Users?cursor=${cursor}&count=100` })),
        expected: ['1', '2', '3'],
      },
    ]),
  },
  {
    id: 'R9865-4-04',
    clause: 'RFC 9865 §4',
    level: 'MUST NOT',
    requirement: 'A limit that is not told may be there still: a page with less than was asked for is no end.',
    checks: [
      {
        kind: 'call',
        options: { capabilities: 'discover' },
        call: async ({ users }) => ids(await users.list({ count: 1000 }).toArray(LIMIT)),
        answers: [config({ cursor: true }), page('b', '1'), page('c', '2'), page(undefined, '3')],
        expected: ['1', '2', '3'],
      },
    ],
  },
  {
    id: 'R9865-4-05',
    clause: 'RFC 9865 §4',
    level: 'MAY',
    requirement:
      'Lists are read by cursor where the service provider offers it, else by index, within its largest page.',
    checks: [
      {
        kind: 'call',
        options: { capabilities: 'discover' },
        call: ({ users }) => users.list().toArray(LIMIT),
        answers: [config({ cursor: true, index: true, maxPageSize: 40 }), page(undefined, '1', '2', '3')],
        sends: [
          { method: 'GET', path: '/ServiceProviderConfig' },
          { method: 'GET', path: '/Users?cursor=&count=40' },
        ],
      },
      {
        kind: 'call',
        options: { capabilities: 'discover' },
        call: ({ users }) => users.list().toArray(LIMIT),
        answers: [json({ filter: { supported: true, maxResults: 50 } }), page(undefined, '1', '2', '3')],
        sends: [
          { method: 'GET', path: '/ServiceProviderConfig' },
          { method: 'GET', path: '/Users?startIndex=1&count=50' },
        ],
      },
    ],
  },
];
