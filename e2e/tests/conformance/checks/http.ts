import { expect } from 'vitest';
import { both, type Check, ERROR, lenient, patch, read, type Step, USER, user } from '../check.ts';

const ada = { schemas: [USER], userName: 'ada@example.com' };

export const httpChecks: readonly Check[] = [
  {
    id: 'A01',
    asserts: 'what is no token is refused with an error that says so',
    modes: both,
    steps: ['non-token', 'Bearer non-token', undefined].map(
      (authorization): Step => ({
        send: 'GET /Users?count=1&startIndex=1',
        headers: { Authorization: authorization },
        status: 401,
        has: { schemas: [ERROR], status: '401', detail: expect.stringMatching(/./) },
      }),
    ),
  },
  {
    id: 'A04',
    asserts: 'every answer is of the media type of SCIM',
    modes: both,
    // The runner looks at the media type of each answer of each check; these are one of a kind.
    steps: [
      user('ada'),
      { send: 'GET /Users', status: 200, headers: { Accept: 'application/json' } },
      { send: 'GET /Users/{ada}', status: 200, headers: { Accept: '*/*' } },
      { send: 'GET /Users/nobody', status: 404 },
      { send: 'PATCH /Users/{ada}', status: 400, body: 'no JSON' },
      { send: 'DELETE /Users/{ada}', status: 204 },
    ],
  },
  {
    id: 'A05',
    asserts: 'a body may be called plain JSON',
    modes: both,
    steps: [{ send: 'POST /Users', body: ada, headers: { 'Content-Type': 'application/json' }, status: 201 }],
  },
  {
    id: 'A06',
    asserts: 'the media type may name its encoding',
    modes: both,
    steps: [
      {
        send: 'POST /Users',
        body: ada,
        headers: { 'Content-Type': 'application/scim+json; charset=utf-8' },
        status: 201,
        keep: 'ada',
      },
      {
        ...patch('/Users/{ada}', { op: 'replace', path: 'title', value: 'Countess' }),
        headers: { 'Content-Type': 'application/scim+json; charset=utf-8' },
      },
      read('/Users/{ada}', { title: 'Countess' }),
    ],
  },
  {
    id: 'A07',
    asserts: 'a GET needs no header but the token',
    modes: both,
    // No request of these checks has User-Agent or Accept.
    steps: [{ send: 'GET /Users?filter=userName eq "nobody"', status: 200, has: { totalResults: 0 } }],
  },
  {
    id: 'A08',
    asserts: 'paths may be in lower case',
    modes: lenient,
    steps: [
      { send: 'POST /users', body: ada, status: 201, keep: 'ada' },
      read('/users/{ada}', { userName: 'ada@example.com' }),
    ],
  },
];
